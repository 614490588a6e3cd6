import { readFileSync } from 'node:fs';
import { isObject, type Json } from '../../generate/json';
import { rules } from '../../lib/cli/rules/rules';
import { kubernetesVersions } from '../../lib/kubernetes';
import { mutants, pairs } from '../fuzz/hunt';

/** The failing and passing examples of every rule. */
export function examples(): readonly Json[] {
  const objects = rules.flatMap(({ failing, passing }) => [failing.object, passing.object].flat());
  return distinct(objects.map((object) => JSON.parse(JSON.stringify(object))));
}

/** Mutants, as many of each release as of the others. */
export function sample(count: number, seed: string): readonly Json[] {
  return ofEachRelease(count, mutants({ seed }));
}

/** Pairs of an old object and a new one, as many of each release as of the others. */
export function sampleOfUpdates(count: number, seed: string): readonly Json[] {
  return ofEachRelease(count, pairs({ seed }));
}

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
