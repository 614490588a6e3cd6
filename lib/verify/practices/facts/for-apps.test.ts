import { realApps } from '../../../../conformance/manifests/read';
import { defaultKubernetesVersion } from '../../../kubernetes/version';
import { decode } from '../../shape/decode';
import { targetOf } from '../../target/target';
import { reviewOf } from '../practices';
import { found } from '../testdata/found';
import { deployment, service, statefulSet } from './example-objects';
import { forApps } from './for-apps';

const target = targetOf(defaultKubernetesVersion);
const review = reviewOf('all');

test('practices find the same in what is kept of real apps', () => {
  let count = 0;
  for (const objects of realApps().values()) {
    const decoded = objects.map((object) => decode(object, target, () => {}));
    const kept = objects.map((object, at) =>
      JSON.parse(JSON.stringify(forApps(decoded[at] ?? object, decoded[at] !== undefined))),
    );
    const small = kept.map((one, at) => (decoded[at] === undefined ? undefined : one));
    const findings = review.together({ manifests: objects, decoded }, () => target);
    expect(review.together({ manifests: kept, decoded: small }, () => target)).toEqual(findings);
    count += findings.length;
  }
  expect(count).toBeGreaterThan(300);
});

test('the DNS name of a Pod is kept in an environment variable', () => {
  const named = statefulSet({ container: { env: [{ name: 'PEER', value: '$(POD_NAME).web' }] } });
  expect(found([named, service('http')])).toEqual(['0 practice/stateful-set-service spec.serviceName']);
});

test('nothing is kept of values and fields that no practice of apps reads', () => {
  const env = [
    { name: 'PASSWORD', value: 'hunter2' },
    { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } },
  ];
  const volumeMounts = [{ name: 'data', mountPath: '/data' }];
  const container = { env, volumeMounts, args: ['--port=80'], securityContext: { runAsUser: 1 } };
  expect(keptContainers(deployment({ container }))).toEqual([
    {
      name: 'web',
      env: [{}, { valueFrom: env[1]?.valueFrom }],
      ports: [{ name: 'http', containerPort: 8080 }],
    },
  ]);
});

test('the whole configuration of a proxy is kept', () => {
  const proxy = {
    name: 'proxy',
    image: 'nginx:1.29',
    args: ['-c', '/etc/proxy.conf'],
    env: [{ name: 'UPSTREAM', value: 'http://localhost:8080' }],
    ports: [{ containerPort: 8443 }],
    volumeMounts: [{ name: 'config', mountPath: '/etc/nginx' }],
  };
  const kept = { ...proxy, env: [{ value: 'http://localhost:8080' }] };
  expect(keptContainers(deployment({ others: [proxy] }))[1]).toEqual(kept);
});

function keptContainers(object: object): readonly object[] {
  const { spec } = JSON.parse(JSON.stringify(forApps(object, true)));
  return spec.template.spec.containers;
}
