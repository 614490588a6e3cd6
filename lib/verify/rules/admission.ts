import type { RuleDoc } from '../../findings/rule';

/** What admission refuses of an object that is valid. */
export const admissionRules: readonly RuleDoc[] = [
  {
    code: 'admission/pod-security-label',
    title: 'The Pod Security labels of a Namespace (enforce, audit, warn) name a level, those with -version a version.',
    why: 'The admission refuses to create a Namespace with others. Where one has them already, what it enforces is restricted, or the latest version.',
    source:
      'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
    failing: { object: namespace('restrictd') },
    passing: { object: namespace('restricted') },
  },
];

function namespace(level: string): object {
  const labels = { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/enforce-version': 'v1.35' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
}
