import { rules } from '../lib/cli/rules/rules';
import {
  defaultKubernetesVersion,
  type KubernetesVersion,
  kubernetesVersions,
  parseKubernetesVersion,
} from '../lib/kubernetes';
import type { Rule, RuleExample } from '../lib/kubernetes/rule';
import { entryOf } from '../lib/values/entry-of';
import type { Level } from '../lib/verify/target/level';
import { verify } from '../lib/verify/verify';
import type { Answer } from './compare';
import { type Case, parts, readCases } from './corpus/cases';

/**
 * The codes of what a server does; those of what only a text can have, of gates that are off, and of kinds that nothing here
 * checks, are in no corpus.
 */
const ofServer = rules.filter(
  ({ code, failing }) =>
    /^(?:shape|api|pod-security)\//.test(code) &&
    failing.text === undefined &&
    failing.old === undefined &&
    failing.featureGates === undefined &&
    code !== 'shape/unchecked-kind',
);
const inRules: ReadonlyMap<string, Case> = new Map(
  readCases('rules').map((each) => [JSON.stringify(each.object), each] as const),
);

/** The codes and severities that `verify` gives to anything in the corpus, in the releases that tell an answer to it. */
function findingsInCorpus(): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = new Map<string, Set<string>>();
  const look = ({ object, answers }: Case, releases: readonly KubernetesVersion[], podSecurity: Level) => {
    for (const kubernetes of releases.filter((release) => answers[release] !== undefined)) {
      for (const { code, severity } of verify(object, { kubernetes, podSecurity, practices: false }))
        entryOf(codes, code, () => new Set()).add(severity);
    }
  };
  for (const each of inRules.values())
    for (const level of ['baseline', 'restricted'] as const) look(each, kubernetesVersions, level);
  for (const part of parts) for (const each of readCases(part)) look(each, kubernetesVersions.slice(-1), 'restricted');
  return codes;
}

const found = findingsInCorpus();

test('every rule that a server has fails somewhere in the corpus', () => {
  expect(ofServer.map(({ code }) => code).filter((code) => !found.has(code))).toEqual([]);
});

test('every finding has the severity of its row, or is a warning where the row has `warnsToo`', () => {
  const wrong = rules.flatMap(({ code, severity, warnsToo = false }) => {
    const expected = warnsToo ? ['error', 'warning'] : [severity];
    const others = [...(found.get(code) ?? [])].filter((one) => !expected.includes(one));
    return others.length === 0 ? [] : [`${code}: ${others.join()}`];
  });
  expect(wrong).toEqual([]);
});

/** What the server of its release says of an example: of each object, where there are several. */
function answersTo({ object, kubernetes = defaultKubernetesVersion }: RuleExample): readonly (Answer | undefined)[] {
  const release = parseKubernetesVersion(kubernetes);
  return [object].flat().map((each) => inRules.get(JSON.stringify(each))?.answers[release]);
}

test.each(ofServer.map((rule): [string, Rule] => [rule.code, rule]))(
  '%s: the server says of the failing example what it does not say of the passing one; npm run corpus asks it about new ones',
  (_, { failing, passing }) => {
    const [bad, good] = [answersTo(failing), answersTo(passing)];
    expect([...bad, ...good]).not.toContain(undefined);
    expect(bad).not.toEqual(good);
  },
);
