import type { RuleDoc } from '../../findings/rule';
import { parseKubernetesVersion } from '../../kubernetes/version';
import { validateObject } from '../api/validate';
import { setDefaults } from '../defaults/set-defaults';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';
import { policyRules } from './policies';
import { serviceRules } from './services';
import { workloadRules } from './workloads';

function codesOf({ kubernetes = '1.35', object }: RuleDoc['failing']): readonly string[] {
  const target = targetOf(parseKubernetesVersion(kubernetes));
  const codes: string[] = [];
  const decoded = decode(object, target, ({ code }) => codes.push(code));
  if (decoded === undefined) return codes;
  setDefaults(decoded, target);
  validateObject(decoded, target, ({ code }) => codes.push(code));
  return codes;
}

describe('the rules of workloads, Services and policies', () => {
  const rules = [...workloadRules, ...serviceRules, ...policyRules];

  it.each(rules.map((rule) => [rule.code, rule] as const))(
    '%s is found where it fails, and there alone',
    (code, rule) => {
      expect(new Set(codesOf(rule.failing))).toContain(code);
      expect(codesOf(rule.passing)).toEqual([]);
    },
  );
});
