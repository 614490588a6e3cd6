import { parseDocument } from 'yaml';
import { own } from '../values/own';
import type { ProjectOptions } from './project-files';

type Entries = Readonly<Record<string, string>>;

const scripts: Entries = {
  synth: 'cdk8s-pods synth',
  watch: 'cdk8s-pods synth --watch',
  test: 'jest',
  types: 'tsc --noEmit',
};

/** The packages that a script, or main.test.ts, needs. */
const packages = {
  synth: ['tsx'],
  test: ['@swc/core', '@swc/jest', '@types/jest', 'jest'],
  types: ['@types/node', 'typescript'],
};

const jestConfig = {
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
};

/** The package.json of a new project. */
export function newPackageJson({ name, dependency, versionOf }: ProjectOptions): string {
  const devDependencies = Object.values(packages).flat().sort();
  const content = {
    name,
    private: true,
    scripts,
    dependencies: dependenciesOf(dependency, versionOf),
    devDependencies: Object.fromEntries(devDependencies.map((one) => [one, versionOf(one)])),
    jest: jestConfig,
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/**
 * A package.json with the scripts and dependencies that it lacks; all else stays as it is, byte for byte.
 *
 * @param tests whether main.test.ts is new as well, which needs jest, and whether jest is configured elsewhere
 * @throws SyntaxError where it is not a JSON object
 */
export function completedPackageJson(
  text: string,
  { dependency, versionOf }: Pick<ProjectOptions, 'dependency' | 'versionOf'>,
  tests: { readonly areNew: boolean; readonly areConfigured: boolean },
): string {
  const content: unknown = JSON.parse(text);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new SyntaxError('not an object');
  const given = new Set(['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => keysOf(content, key)));
  const existing = keysOf(content, 'scripts');
  const wanted = Object.entries(scripts).filter(([name]) => name !== 'test' || tests.areNew);
  const addedScripts = wanted.filter(([name]) => !existing.includes(name));
  const needed = Object.entries(packages).flatMap(([script, names]) => {
    const isNeeded = addedScripts.some(([name]) => name === script) || (script === 'test' && tests.areNew);
    return isNeeded ? names : [];
  });
  const lacks = ([name]: readonly [string, string]) => !given.has(name);
  const added = {
    scripts: addedScripts,
    dependencies: Object.entries(dependenciesOf(dependency, versionOf)).filter(lacks),
    devDependencies: needed
      .sort()
      .map((name) => [name, versionOf(name)] as const)
      .filter(lacks),
  };
  const completed = Object.entries(added).reduce((result, [key, entries]) => withEntries(result, key, entries), text);
  const isConfigured = tests.areConfigured || own(content, 'jest') !== undefined;
  return tests.areNew && !isConfigured ? withKey(completed, 'jest', jestConfig) : completed;
}

function dependenciesOf(dependency: string, versionOf: (name: string) => string): Entries {
  return { cdk8s: versionOf('cdk8s'), 'cdk8s-pods': dependency, constructs: versionOf('constructs') };
}

function keysOf(content: object, key: string): readonly string[] {
  const value = own(content, key);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** The text of a JSON object, in which the object of a key has more entries at its end. */
function withEntries(text: string, key: string, entries: readonly (readonly [string, string])[]): string {
  if (entries.length === 0) return text;
  const map = rootOf(text).items.find((item) => item.key.value === key)?.value;
  if (map === undefined) return withKey(text, key, Object.fromEntries(entries));
  const { unit, newline } = styleOf(text);
  const lines = entries.map(
    ([name, value]) => `${newline}${unit}${unit}${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return appended(text, map, lines.join(','), `${newline}${unit}`);
}

/** The text of a JSON object with one more key at its end. */
function withKey(text: string, key: string, value: unknown): string {
  const { unit, newline } = styleOf(text);
  const json = JSON.stringify(value, undefined, unit).replaceAll('\n', `${newline}${unit}`);
  return appended(text, rootOf(text), `${newline}${unit}${JSON.stringify(key)}: ${json}`, newline);
}

function styleOf(text: string): { readonly unit: string; readonly newline: string } {
  const [, unit = '  '] = /^([ \t]+)"/m.exec(text) ?? [];
  return { unit, newline: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** An object of JSON, with its positions. */
interface JsonMap {
  readonly range: readonly [start: number, end: number, outerEnd: number];
  readonly items: readonly { readonly key: { readonly value: string }; readonly value: JsonMap }[];
}

/** The parser of YAML reads JSON too, and knows positions. */
function rootOf(text: string): JsonMap {
  return parseDocument(text).contents as unknown as JsonMap;
}

/** Adds text behind the last entry of an object; one without entries is closed on a line of its own. */
function appended(text: string, { range: [start, end], items }: JsonMap, added: string, close: string): string {
  const last = items.at(-1)?.value.range[1];
  if (last !== undefined) return `${text.slice(0, last)},${added}${text.slice(last)}`;
  return `${text.slice(0, start)}{${added}${close}}${text.slice(end)}`;
}
