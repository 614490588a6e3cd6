import type { VerifyOptions } from './options';
import { gateProblem } from './target/feature-gates';
import { onSince } from './target/gates';
import { verify } from './verify';

/** An object that throws when it is read. */
const untouched = new Proxy(
  {},
  {
    get: () => {
      throw new Error('read');
    },
    has: () => {
      throw new Error('read');
    },
  },
);
const releases = '1.28, 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36, 1.37';

describe('options of verify', () => {
  test.each<[unknown, string]>([
    [undefined, `Kubernetes version: must be a string, got undefined; set one of ${releases}`],
    [{}, `Kubernetes version: must be a string, got undefined; set one of ${releases}`],
    [{ kubernetes: '1.99' }, `Kubernetes version: unknown release "1.99"; set one of ${releases}`],
    [{ kubernetes: 'latest' }, `Kubernetes version: unknown release "latest"; set one of ${releases}`],
    [{ kubernetes: null }, `Kubernetes version: must be a string, got null; set one of ${releases}`],
    [
      { kubernetes: 1.3 },
      'Kubernetes version: must be a string, got number 1.3; quote it: "1.30", which is read as 1.3 without quotes',
    ],
    [
      { kubernetes: '1.35', podSecurity: 'strict' },
      'podSecurity must be "baseline", "restricted" or false, got "strict"',
    ],
    [{ kubernetes: '1.35', podSecurity: true }, 'podSecurity must be "baseline", "restricted" or false, got true'],
    [{ kubernetes: '1.35', podSecurity: null }, 'podSecurity must be "baseline", "restricted" or false, got null'],
    [{ kubernetes: '1.35', practices: 'none' }, 'practices must be true, false or "all", got "none"'],
    [{ kubernetes: '1.35', enable: 'practice/*' }, 'enable must be an array of codes, got "practice/*"'],
    [{ kubernetes: '1.35', enable: ['practice/*', 7] }, 'enable[1] must be a string, got 7'],
    [
      { kubernetes: '1.35', enable: ['practice/last-tag'] },
      'enable[0]: unknown practice "practice/last-tag"; did you mean "practice/latest-tag"?',
    ],
    [{ kubernetes: '1.35', enable: ['api/*'] }, 'enable[0]: rules of api/ are always checked; remove "api/*"'],
    [{ kubernetes: '1.35', podsecurity: 'baseline' }, 'unknown option "podsecurity"; did you mean "podSecurity"?'],
    [
      { kubernetes: '1.35', version: 1 },
      'unknown option "version"; use kubernetes, featureGates, podSecurity, workloads, practices, enable',
    ],
    [
      { kubernetes: '1.35', featureGates: { SidecarContainer: true } },
      'featureGates: unknown feature gate "SidecarContainer"; did you mean "SidecarContainers"?',
    ],
    [
      { kubernetes: '1.35', featureGates: { Quux: true } },
      'featureGates: unknown feature gate "Quux"; use one of https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
    ],
    [
      { kubernetes: '1.35', featureGates: { SidecarContainers: 'true' } },
      'featureGates: "SidecarContainers" must be true or false, got "true"',
    ],
    [
      { kubernetes: '1.35', featureGates: { SidecarContainers: undefined } },
      'featureGates: "SidecarContainers" must be true or false, got undefined',
    ],
    [
      { kubernetes: '1.35', featureGates: ['SidecarContainers'] },
      'featureGates must be an object, got an array; set { SidecarContainers: true }',
    ],
    [
      { kubernetes: '1.35', featureGates: null },
      'featureGates must be an object, got null; set { SidecarContainers: true }',
    ],
    [
      { kubernetes: '1.35', featureGates: new Map([['SidecarContainers', true]]) },
      'featureGates must be an object, got an instance of Map; set { SidecarContainers: true }',
    ],
    [
      { kubernetes: '1.35', featureGates: new (class Gates {})() },
      'featureGates must be an object, got an instance of Gates; set { SidecarContainers: true }',
    ],
  ])('rejects %j with a TypeError that names what is allowed, before it reads an object', (options, message) => {
    expect(() => verify(untouched, options as VerifyOptions)).toThrow(new TypeError(message));
  });

  test('accepts a feature gate that manifests do not depend on', () => {
    expect(verify([], { kubernetes: '1.35', featureGates: { APIServerTracing: true } })).toEqual([]);
    expect(Object.keys(onSince).filter((gate) => gateProblem(gate) !== undefined)).toEqual([]);
  });

  test.each(['1.28', 'v1.28', '1.28.15', 'v1.28.15', 'v1.28.15-gke.100'] as const)('reads %s as 1.28', (kubernetes) => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'a', image: 'a:1', restartPolicyRules: [] }] },
    };
    const [finding] = verify(pod, { kubernetes, practices: false });
    expect(finding?.message).toMatch(/^field "restartPolicyRules" does not exist in Kubernetes 1\.28/);
  });
});
