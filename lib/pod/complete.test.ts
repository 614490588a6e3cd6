import type { Container, PodTemplateSpec } from '../kubernetes/generated/types';
import { completeContainer, completePod } from './complete';
import type { ComposeContext } from './composition';
import { images } from './images';

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
    expect(completeContainer(helper, context(true))).toEqual({ name: 'wait', image });
    expect(completeContainer(helper, context(false))).toMatchObject({
      image,
      securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false },
    });
  });
});
