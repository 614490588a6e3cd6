import type { Finding } from '../../findings/finding';
import type { RuleDoc } from '../../findings/rule';
import { defaultKubernetesVersion, parseKubernetesVersion } from '../../kubernetes/version';
import { validateObject } from '../api/validate';
import { setDefaults } from '../defaults/set-defaults';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';
import { containerRules } from './containers';

function codesOf({ kubernetes = defaultKubernetesVersion, object }: RuleDoc['failing']): readonly string[] {
  const target = targetOf(parseKubernetesVersion(kubernetes));
  const findings: Finding[] = [];
  const decoded = decode(object, target, (finding) => findings.push(finding)) ?? {};
  setDefaults(decoded, target);
  validateObject(decoded, target, (finding) => findings.push(finding));
  return findings.map(({ code }) => code);
}

describe('the rules of containers', () => {
  it.each(containerRules)('$code: its example fails and its other one passes', ({ code, failing, passing }) => {
    expect(codesOf(failing)).toContain(code);
    expect(codesOf(passing)).toEqual([]);
  });

  it('have a row for each code', () => {
    const codes = containerRules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
