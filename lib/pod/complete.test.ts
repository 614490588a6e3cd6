import type { Container, PodTemplateSpec } from '../kubernetes/generated/types';
import type { ContainerWithoutImage } from './attachment';
import { completeContainer, completePod } from './complete';
import type { ComposeContext } from './composition';
import { images, inRegistry } from './images';

const mirror = { registry: 'registry.example/mirror', pullSecrets: ['mirror'] };
const settings = { images: mirror, hardening: 'privileged' as const };
const app: Container = { name: 'app', image: 'registry.example/app:1' };
const helper: Container = { name: 'wait', image: images.busybox };

describe('completePod', () => {
  test('pulls the image of a helper from the registry that is set, with its pull secrets', () => {
    const { spec } = completePod({ spec: { containers: [app], initContainers: [helper] } }, settings);
    expect(spec).toMatchObject({
      initContainers: [{ name: 'wait', image: 'registry.example/mirror/library/busybox:1.37.0' }],
      containers: [app],
      imagePullSecrets: [{ name: 'mirror' }],
    });
  });

  test('keeps pull secrets, and adds each one once', () => {
    const imagePullSecrets = [{ name: 'own' }, { name: 'mirror' }];
    const { spec } = completePod({ spec: { containers: [app], initContainers: [helper], imagePullSecrets } }, settings);
    expect(spec?.imagePullSecrets).toEqual(imagePullSecrets);
  });

  test('adds no pull secrets and changes no image where no container is a helper of ours', () => {
    const spec = { containers: [app], initContainers: [{ name: 'own', image: 'registry.example/own:1' }] };
    const complete = completePod({ spec }, settings).spec;
    expect(complete).not.toHaveProperty('imagePullSecrets');
    expect(complete).toMatchObject(spec);
  });

  test('hardens the Pod as far as it is set', () => {
    const hardened = completePod({ spec: { containers: [app] } }, { ...settings, hardening: 'restricted' });
    expect(hardened.spec?.securityContext).toMatchObject({ runAsNonRoot: true });
    expect(completePod({ spec: { containers: [app] } }, settings).spec).not.toHaveProperty('securityContext');
  });

  test('accepts a template without a spec', () => {
    expect(completePod({} as PodTemplateSpec, settings)).toEqual({});
  });
});

describe('completeContainer', () => {
  const context = (owned: boolean): ComposeContext => ({
    kubernetes: '1.35',
    featureGates: {},
    kind: 'Deployment',
    name: 'web',
    owned,
    images: mirror,
  });

  test('hardens a container only in a Pod that is not ours', () => {
    const image = 'registry.example/mirror/library/busybox:1.37.0';
    expect(completeContainer({ container: helper }, context(true))).toEqual({ name: 'wait', image });
    expect(completeContainer({ container: helper }, context(false))).toMatchObject({
      image,
      securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false },
    });
  });

  test("pulls an attachment's default image from the registry that is set, unless the container has an image", () => {
    const image = 'quay.io/oauth2-proxy/oauth2-proxy:v7.12.0';
    const pulled = (container: ContainerWithoutImage) => completeContainer({ container, image }, context(true)).image;
    expect(pulled({ name: 'login' })).toBe('registry.example/mirror/oauth2-proxy/oauth2-proxy:v7.12.0');
    expect(pulled({ name: 'login', image: 'registry.example/own:1' })).toBe('registry.example/own:1');
  });
});

test.each([
  ['quay.io/a/b:1', 'registry.example/mirror/a/b:1'],
  ['localhost:5000/b:1', 'registry.example/mirror/b:1'],
  ['prom/statsd-exporter:v0.31.0', 'registry.example/mirror/prom/statsd-exporter:v0.31.0'],
  ['busybox:1.37', 'registry.example/mirror/busybox:1.37'],
])('pulls %s as %s where a registry is set', (reference, pulled) => {
  expect(inRegistry(reference, mirror)).toBe(pulled);
  expect(inRegistry(reference, {})).toBe(reference);
});
