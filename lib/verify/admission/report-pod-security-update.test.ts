import { deployment, pod, podOf } from '../../kubernetes/example-objects';
import type { VerifyUpdateOptions } from '../update-options';
import { verifyUpdate } from '../verify-update';

const found = (old: object, object: object, options: Partial<VerifyUpdateOptions> = { podSecurity: 'baseline' }) =>
  verifyUpdate(old, object, { kubernetes: '1.35', ...options }).map(({ code, field }) => `${code} ${field}`);

const hostNetwork = 'pod-security/hostNamespaces spec.hostNetwork';
const onHost = (image: string, metadata: object = {}) =>
  podOf({ image }, { hostNetwork: true, ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37' }] }, metadata);

describe('Pod Security of an update', () => {
  it('is applied to a Pod whose image changes', () => {
    expect(found(onHost('web:1'), onHost('web:2'))).toEqual([hostNetwork]);
    expect(found(onHost('web:1'), onHost('web:2'), { podSecurity: false })).toEqual([]);
    expect(found(onHost('web:1'), onHost('web:2'), {})).toEqual([]);
    expect(found(podOf({ image: 'web:1' }), podOf({ image: 'web:2' }))).toEqual([]);
  });

  it('is not applied to a Pod whose containers and images stay', () => {
    expect(found(onHost('web:1'), onHost('web:1', { labels: { app: 'web' } }))).toEqual([]);
  });

  it('is applied to a Pod whose containers change', () => {
    const initContainers = [{ name: 'init', image: 'web:1' }];
    expect(found(pod({ hostNetwork: true }), pod({ hostNetwork: true, initContainers }))).toContain(hostNetwork);
  });

  it('is applied to a pod template, whatever changes', () => {
    const workload = (metadata: object) =>
      deployment(
        {
          template: {
            metadata: { labels: { app: 'web' } },
            spec: { hostNetwork: true, containers: [{ name: 'web', image: 'web:1' }] },
          },
        },
        metadata,
      );
    expect(found(workload({}), workload({ labels: { app: 'web' } }))).toEqual([
      'pod-security/hostNamespaces spec.template.spec.hostNetwork',
    ]);
  });

  it('rejects labels of a Namespace that are not valid and were not so before', () => {
    const namespace = (enforce: string, labels: object = {}) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': enforce, ...labels } },
    });
    const label = 'admission/pod-security-label metadata.labels[pod-security.kubernetes.io/enforce]';
    expect(found(namespace('baseline'), namespace('restrictd'), {})).toEqual([label]);
    expect(found(namespace('restrict'), namespace('restrictd'), {})).toEqual([label]);
    expect(found(namespace('restrictd'), namespace('restrictd', { app: 'web' }), {})).toEqual([]);
    expect(found(namespace('baseline'), namespace('restrictd'), { podSecurity: false })).toEqual([]);
  });
});
