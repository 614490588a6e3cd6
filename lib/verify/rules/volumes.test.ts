import type { Finding } from '../../findings/finding';
import type { RuleDoc } from '../../findings/rule';
import { defaultKubernetesVersion, parseKubernetesVersion } from '../../kubernetes/version';
import { validateObject } from '../api/validate';
import { setDefaults } from '../defaults/set-defaults';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';
import { claimRules } from './claims';
import { legacyVolumeRules } from './legacy-volumes';
import { volumeRules } from './volumes';

function codesOf({ kubernetes = defaultKubernetesVersion, object }: RuleDoc['failing']): readonly string[] {
  const target = targetOf(parseKubernetesVersion(kubernetes));
  const codes: string[] = [];
  const report = ({ code }: Finding) => {
    codes.push(code);
  };
  const decoded = decode(object, target, report) ?? {};
  setDefaults(decoded, target);
  validateObject(decoded, target, report);
  return codes;
}

const rules = [...volumeRules, ...legacyVolumeRules, ...claimRules];

test.each(rules)('$code: its example fails and its other one passes', ({ code, failing, passing }) => {
  expect(codesOf(failing)).toContain(code);
  expect(codesOf(passing).filter((other) => other !== 'api/deprecated-volume' || other === code)).toEqual([]);
});

test('no rule is told twice', () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
});
