import type { Finding } from '../../findings/finding';
import { verify } from '../verify';

const prefix = 'pod-security.kubernetes.io';
const shop = (labels: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', labels },
});
const probed = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    containers: [{ name: 'web', image: 'a:1', livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } }],
  },
};
const codes = (version: string | undefined, kubernetes: '1.33' | '1.35' = '1.35') => {
  const labels = { [`${prefix}/enforce`]: 'baseline', ...(version && { [`${prefix}/enforce-version`]: version }) };
  return inPod(verify([shop(labels), probed], { kubernetes, practices: false }));
};
/** The codes of what is found in the Pod: labels that say nothing are findings in the Namespace. */
const inPod = (findings: readonly Finding[]) =>
  findings.map(({ code }) => code).filter((code) => code.startsWith('pod-security/'));

test('a Namespace enforces the controls of its pinned release, or else of the target', () => {
  const found = ['pod-security/hostProbesAndHostLifecycle'];
  expect([codes(undefined), codes('latest'), codes('v1.34'), codes('newest')]).toEqual([found, found, found, found]);
  expect([codes('v1.33'), codes('v1.20')]).toEqual([[], []]);
});

test('a server does not apply the controls of later releases', () => {
  expect(codes('v1.36', '1.33')).toEqual([]);
});

test('an unknown level counts as the strictest, and an invalid version pins none, as on the server', () => {
  const found = (level: string) =>
    inPod(verify([shop({ [`${prefix}/enforce`]: level }), probed], { kubernetes: '1.35', practices: false }));
  expect(found('restrictd')).toEqual(found('restricted'));
  expect(found('')).toEqual(found('restricted'));
  expect(found('privileged')).toEqual([]);
  expect([codes('v1.05'), codes('v1.0')]).toEqual([codes('latest'), []]);
});
