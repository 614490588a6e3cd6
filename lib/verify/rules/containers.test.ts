import type { Issue } from '../../findings/finding';
import type { RuleDoc } from '../../findings/rule';
import { defaultKubernetesVersion, parseKubernetesVersion } from '../../kubernetes/version';
import { validateObject } from '../api/validate';
import { setDefaults } from '../defaults/set-defaults';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';
import { containerRules } from './containers';

function codesOf({ kubernetes = defaultKubernetesVersion, object }: RuleDoc['failing']): readonly string[] {
  const target = targetOf(parseKubernetesVersion(kubernetes));
  const issues: Issue[] = [];
  const decoded = decode(object, target, (issue) => issues.push(issue)) ?? {};
  setDefaults(decoded, target);
  validateObject(decoded, target, (issue) => issues.push(issue));
  return issues.map(({ code }) => code);
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
