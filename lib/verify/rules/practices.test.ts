import type { RuleExample } from '../../findings/rule';
import { defaultKubernetesVersion, parseKubernetesVersion } from '../../kubernetes/version';
import { allPractices } from '../practices/all-practices';
import { practices } from '../practices/practices';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';
import { verify } from '../verify';
import { practiceRules } from './practices';

const byDefault = allPractices.filter(({ on }) => on).map(({ code }) => code);

function objectsOf({ object }: RuleExample): readonly object[] {
  return Array.isArray(object) ? object : [object];
}

function codesOf(example: RuleExample, only: ReadonlySet<string>): readonly string[] {
  const target = targetOf(parseKubernetesVersion(example.kubernetes ?? defaultKubernetesVersion));
  const objects = objectsOf(example);
  const shape: string[] = [];
  const decoded = objects.map((object) => decode(object, target, ({ code }) => shape.push(code)));
  return [...shape, ...practices({ manifests: objects, target, decoded }, only).map(({ finding }) => finding.code)];
}

describe('the practices', () => {
  // What acknowledges nothing is found when all else is.
  const rules = practiceRules.filter(({ code }) => code !== 'practice/acknowledgement');

  test('have a row each, and each row a practice', () => {
    expect(rules.map(({ code }) => code).sort()).toEqual(allPractices.map(({ code }) => code).sort());
  });

  test.each(rules.map((rule) => [rule.code, rule] as const))(
    '%s is all that is found in its failing example, and nothing is in its passing one',
    (code, { failing, passing }) => {
      // The file that is never updated is mounted right, as far as the key goes; and the other way round.
      const together =
        code === 'practice/config-key' ? byDefault.filter((one) => one !== 'practice/sub-path-config') : byDefault;
      const only = new Set([code, ...together]);
      expect([...new Set(codesOf(failing, only))]).toEqual([code]);
      expect(codesOf(passing, only)).toEqual([]);
    },
  );

  test.each(practiceRules.map((rule) => [rule.code, rule] as const))(
    'the examples of %s are what a server takes',
    (_code, { failing, passing }) => {
      for (const { object, kubernetes = defaultKubernetesVersion } of [failing, passing]) {
        const findings = verify(object, { kubernetes: parseKubernetesVersion(kubernetes) });
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    },
  );
});
