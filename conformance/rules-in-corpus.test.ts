import type { Json } from '../generate/json';
import { rules } from '../lib/cli/rules/rules';
import type { Finding } from '../lib/findings/finding';
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
import { verifyUpdate } from '../lib/verify/verify-update';
import type { Answer } from './compare';
import { type Case, parts, readCases, updateParts } from './corpus/cases';
import { isPair, pairOfExample } from './pairs';

/**
 * The codes of what a server does; those of what only a text can have, of gates that are off, and of kinds that nothing here
 * checks, are in no corpus.
 */
const ofServer = rules.filter(
  ({ code, failing }) =>
    /^(?:shape|api|pod-security)\//.test(code) &&
    failing.text === undefined &&
    failing.featureGates === undefined &&
    code !== 'shape/unchecked-kind',
);
const [ofObjects, ofUpdates] = [readCases('rules'), readCases('update-rules')];
const inRules: ReadonlyMap<string, Case> = new Map(
  [...ofObjects, ...ofUpdates].map((each) => [JSON.stringify(each.object), each] as const),
);

/** The codes and severities that are given to anything in the corpus, in the releases that tell an answer to it. */
function findingsInCorpus(): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = new Map<string, Set<string>>();
  const look = ({ object, answers }: Case, releases: readonly KubernetesVersion[], podSecurity: Level) => {
    for (const kubernetes of releases.filter((release) => answers[release] !== undefined)) {
      for (const { code, severity } of findingsIn(object, kubernetes, podSecurity))
        entryOf(codes, code, () => new Set()).add(severity);
    }
  };
  for (const each of ofObjects)
    for (const level of ['baseline', 'restricted'] as const) look(each, kubernetesVersions, level);
  for (const part of parts) for (const each of readCases(part)) look(each, kubernetesVersions.slice(-1), 'restricted');
  for (const part of updateParts) for (const each of readCases(part)) look(each, kubernetesVersions, 'restricted');
  return codes;
}

function findingsIn(subject: Json, kubernetes: KubernetesVersion, podSecurity: Level): readonly Finding[] {
  if (!isPair(subject)) return verify(subject, { kubernetes, podSecurity, practices: false });
  const { old, object, resize = false } = subject;
  return verifyUpdate(old, object, { kubernetes, podSecurity, resize });
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
function answersTo(example: RuleExample): readonly (Answer | undefined)[] {
  const { object, kubernetes = defaultKubernetesVersion } = example;
  const release = parseKubernetesVersion(kubernetes);
  return [pairOfExample(example) ?? object].flat().map((each) => inRules.get(JSON.stringify(each))?.answers[release]);
}

test.each(ofServer.map((rule): [string, Rule] => [rule.code, rule]))(
  '%s: the server says of the failing example what it does not say of the passing one; npm run corpus asks it about new ones',
  (_, { failing, passing }) => {
    const [bad, good] = [answersTo(failing), answersTo(passing)];
    expect([...bad, ...good]).not.toContain(undefined);
    expect(bad).not.toEqual(good);
  },
);
