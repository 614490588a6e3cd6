import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../../generate/json';
import type { RuleDoc } from '../../lib/findings/rule';
import { kubernetesVersions } from '../../lib/kubernetes';
import { mutants } from '../fuzz/hunt';

const rules = join(__dirname, '..', '..', 'lib', 'verify', 'rules');

/** The failing and passing examples of every rule's documentation. */
export function examples(): readonly Json[] {
  const files = readdirSync(rules).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const docs = files.flatMap((file) => Object.values(require(join(rules, file)) as object).flatMap(docsIn));
  const objects = docs.flatMap(({ failing, passing }) => [failing.object, passing.object].flat());
  return distinct(objects.map((object) => JSON.parse(JSON.stringify(object))));
}

function docsIn(exported: unknown): readonly RuleDoc[] {
  return Array.isArray(exported) ? exported.filter(isDoc) : [];
}

function isDoc(value: unknown): value is RuleDoc {
  return typeof value === 'object' && value !== null && 'failing' in value && 'passing' in value;
}

/** Mutants, as many of each release as of the others. */
export function sample(count: number, seed: string): readonly Json[] {
  const make = mutants({ seed });
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
