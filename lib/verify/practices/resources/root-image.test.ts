import { deployment, other } from '../facts/example-objects';
import { at, found } from '../testdata/found';

const nginx = { image: 'nginx:1.29.3' };

test('an image that runs as root is reported in a container that must not, by its own setting or that of the Pod', () => {
  const container = { ...nginx, securityContext: { runAsNonRoot: true } };
  expect(found([deployment({ container })])).toEqual([
    `0 practice/root-image ${at('0', 'securityContext.runAsNonRoot')}`,
  ]);
  const ofPod = {
    securityContext: { runAsNonRoot: true },
    initContainers: [other('set-up', { image: 'busybox:1.37' })],
  };
  expect(found([deployment({ container: nginx, spec: ofPod })])).toEqual([
    '0 practice/root-image spec.template.spec.initContainers[0].image',
    `0 practice/root-image ${at('0', 'image')}`,
  ]);
});

test.each([
  ['with a user', { ...nginx, securityContext: { runAsNonRoot: true, runAsUser: 101 } }, {}],
  ['with a user of the Pod', nginx, { securityContext: { runAsNonRoot: true, runAsUser: 101 } }],
  ['without runAsNonRoot', nginx, {}],
  [
    'where the container may run as root',
    { ...nginx, securityContext: { runAsNonRoot: false } },
    { securityContext: { runAsNonRoot: true } },
  ],
  ['with another image', { image: 'nginxinc/nginx-unprivileged:1.29', securityContext: { runAsNonRoot: true } }, {}],
  ['on Windows', { ...nginx, securityContext: { runAsNonRoot: true } }, { os: { name: 'windows' } }],
])('a container %s is not reported', (_what, container, spec) => {
  expect(found([deployment({ container, spec })])).toEqual([]);
});
