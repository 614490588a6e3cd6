import { readFileSync } from 'node:fs';
import { isObject, type Json } from '../../generate/json';
import { rules } from '../../lib/cli/rules/rules';
import { type KubernetesVersion, kubernetesVersions } from '../../lib/kubernetes';
import { verifyUpdate } from '../../lib/verify/verify-update';
import { mutants, pairs } from '../fuzz/hunt';
import { isPair, pairOfExample } from '../pairs';
import { rareUpdates } from './rare-updates';

/** The failing and passing examples of every rule. */
export function examples(): readonly Json[] {
  const objects = rules.flatMap(({ failing, passing }) => [failing.object, passing.object].flat());
  return distinct(objects.map((object) => JSON.parse(JSON.stringify(object))));
}

/** The failing and passing examples of every rule about updates, but for those of gates that are off, and rare updates. */
export function updateExamples(): readonly Json[] {
  const examples = rules.flatMap(({ failing, passing }) => [failing, passing]);
  const asked = examples.filter(({ featureGates }) => featureGates === undefined);
  return distinct([...asked.flatMap((example) => pairOfExample(example) ?? []), ...rareUpdates]);
}

/** Mutants, as many of each release as of the others. */
export function sample(count: number, seed: string): readonly Json[] {
  return ofEachRelease(count, mutants({ seed }));
}

/**
 * Pairs of an old object and a new one, as many of each release as of the others, and of many more those in which a rule of a
 * kind fails that fails in none before.
 */
export function sampleOfUpdates(count: number, seed: string): readonly Json[] {
  const make = pairs({ seed });
  const failed = new Set<string>();
  const failsAnew = (pair: Json, release: KubernetesVersion) => {
    const before = failed.size;
    for (const failure of failuresOf(pair, release)) failed.add(failure);
    return failed.size > before;
  };
  const drawn = ofEachRelease(count, make);
  for (const pair of drawn) for (const release of kubernetesVersions) failsAnew(pair, release);
  const found = kubernetesVersions.flatMap((release) =>
    Array.from({ length: count * 4 }, (_, at) => make(release, count + at)).filter((pair) => failsAnew(pair, release)),
  );
  return distinct([...drawn, ...found]);
}

/** The rules about updates that fail in a pair, with its kind. */
export function failuresOf(subject: Json, release: KubernetesVersion): readonly string[] {
  if (!isPair(subject) || !isObject(subject.object)) return [];
  const { old, object, resize = false } = subject;
  const findings = verifyUpdate(old, object, { kubernetes: release, resize });
  const failed = findings.filter(({ severity, code }) => severity === 'error' && updateCodes.has(code));
  return failed.map(({ code }) => `${object.kind} ${code}`);
}

/** The codes that only an update can fail. */
const updateCodes: ReadonlySet<string> = new Set(
  rules.filter(({ failing }) => failing.old !== undefined).map(({ code }) => code),
);

function ofEachRelease(count: number, make: ReturnType<typeof mutants>): readonly Json[] {
  const each = Math.ceil(count / kubernetesVersions.length);
  return distinct(kubernetesVersions.flatMap((release) => Array.from({ length: each }, (_, at) => make(release, at))));
}

/** The objects in a file of JSON lines: of `fuzz --save`, or one object a line. */
export function objectsIn(file: string): readonly Json[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines
    .map((line): Json => JSON.parse(line))
    .map((line) => (isObject(line) && line.object !== undefined ? line.object : line));
}

/** Each object once. */
export function distinct(objects: readonly Json[]): readonly Json[] {
  return [...new Map(objects.map((object) => [JSON.stringify(object), object])).values()];
}
