import type { Finding } from '../../findings/finding';
import { defaultKubernetesVersion, parseKubernetesVersion } from '../../kubernetes/version';
import { verify } from '../verify';
import { metadataRules } from './metadata';
import { podRules } from './pod';
import { schedulingRules } from './scheduling';

const rules = [...metadataRules, ...podRules, ...schedulingRules];

function found({ kubernetes, object }: { readonly kubernetes?: string; readonly object: object }): readonly Finding[] {
  const release = kubernetes === undefined ? defaultKubernetesVersion : parseKubernetesVersion(kubernetes);
  return verify(object, { kubernetes: release, practices: false });
}

describe('the rules of Pods and metadata', () => {
  it('have a code each', () => {
    const codes = rules.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
  });

  it.each(rules)('$code: its example fails, and for nothing else', ({ code, failing }) => {
    const findings = found(failing);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(findings.filter((finding) => finding.severity === 'error' && finding.code !== code)).toEqual([]);
  });

  it.each(rules)('$code: its other example passes', ({ code, passing }) => {
    const codes = found(passing).filter((finding) => finding.severity === 'error' || finding.code === code);
    expect(codes).toEqual([]);
  });
});
