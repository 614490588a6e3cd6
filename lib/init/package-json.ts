import { parseDocument } from 'yaml';
import { own } from '../values/own';
import { InvalidProject } from './invalid-project';
import type { ProjectOptions } from './project-files';

type Entries = Readonly<Record<string, string>>;

const scripts = {
  synth: 'cdk8s-pods synth',
  watch: 'cdk8s-pods synth --watch',
  test: 'jest',
  types: 'tsc --noEmit',
} satisfies Entries;

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

/** What a package.json says that init goes by. */
export interface PackageFacts {
  /** Names of all packages that it depends on. */
  readonly packages: readonly string[];
  /** Whether `npm test` runs tests: the script that `npm init` writes runs none. */
  readonly hasTests: boolean;
  /** Whether Node takes its .ts and .js files for ES modules. */
  readonly isEsModule: boolean;
}

/** @throws InvalidProject where it is not a JSON object */
export function packageFacts(text: string): PackageFacts {
  const content = contentOf(text);
  const test = own(own(content, 'scripts'), 'test');
  return {
    packages: ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => keysOf(content, key)),
    hasTests: typeof test === 'string' && !isPlaceholder(test),
    isEsModule: own(content, 'type') === 'module',
  };
}

/** What a package.json needs to have for the files that are added. */
export interface Additions {
  /** Whether main.test.ts is new, which needs jest. */
  readonly tests: boolean;
  /** Whether tsconfig.json is new, which needs the types that it names. */
  readonly tsconfig: boolean;
  /** Whether cdk8s.yaml gets the command that runs the program. */
  readonly app: boolean;
  /** Whether jest has a configuration of its own. */
  readonly jestIsConfigured: boolean;
}

/**
 * A package.json with the scripts and dependencies that it lacks; all else stays as it is, byte for byte. Only the script
 * `test` that `npm init` writes is replaced, by one that runs the new tests.
 *
 * @throws InvalidProject where it is not a JSON object, or has something else for one that init adds to
 */
export function completedPackageJson(
  text: string,
  { dependency, versionOf }: Pick<ProjectOptions, 'dependency' | 'versionOf'>,
  additions: Additions,
): string {
  const content = contentOf(text);
  const given = new Set(packageFacts(text).packages);
  const existing = keysOf(content, 'scripts');
  const wanted = Object.entries(scripts).filter(([name]) => name !== 'test' || additions.tests);
  const addedScripts = wanted.filter(([name]) => !existing.includes(name));
  const isNeeded: Readonly<Record<keyof typeof packages, boolean>> = {
    synth: additions.app || !existing.includes('synth'),
    test: additions.tests,
    types: additions.tsconfig || !existing.includes('types'),
  };
  const needed = (Object.keys(packages) as (keyof typeof packages)[]).flatMap((script) =>
    isNeeded[script] ? packages[script] : [],
  );
  const lacks = ([name]: readonly [string, string]) => !given.has(name);
  const added = {
    scripts: addedScripts,
    dependencies: Object.entries(dependenciesOf(dependency, versionOf)).filter(lacks),
    devDependencies: needed
      .sort()
      .map((name) => [name, versionOf(name)] as const)
      .filter(lacks),
  };
  const start = additions.tests ? withoutPlaceholder(text) : text;
  const completed = Object.entries(added).reduce((result, [key, entries]) => withEntries(result, key, entries), start);
  const isConfigured = additions.jestIsConfigured || own(content, 'jest') !== undefined;
  return additions.tests && !isConfigured ? withKey(completed, 'jest', jestConfig) : completed;
}

function contentOf(text: string): object {
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content;
  } catch (error) {
    throw new InvalidProject(`package.json is not a JSON object (${(error as Error).message}); correct it`);
  }
  throw new InvalidProject('package.json is not a JSON object (not an object); correct it');
}

/** As `npm init` writes it. */
function isPlaceholder(script: unknown): boolean {
  return typeof script === 'string' && /^echo .*no test specified.* exit 1$/.test(script);
}

/** The text of a package.json, whose script `test` runs jest where it was that of `npm init`. */
function withoutPlaceholder(text: string): string {
  const all = rootOf(text).items.find(({ key }) => key.value === 'scripts')?.value;
  const test = all?.items?.find(({ key }) => key.value === 'test')?.value;
  if (test === undefined || !isPlaceholder(test.value)) return text;
  return `${text.slice(0, test.range[0])}${JSON.stringify(scripts.test)}${text.slice(test.range[1])}`;
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
  if (map.items === undefined) throw new InvalidProject(`package.json: ${key} must be an object; remove it`);
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

/** A value of JSON with its positions: an object has items, a string a value. */
interface JsonNode {
  readonly range: readonly [start: number, end: number, outerEnd: number];
  readonly value?: unknown;
  readonly items?: readonly { readonly key: { readonly value: string }; readonly value: JsonNode }[];
}

type JsonMap = JsonNode & Required<Pick<JsonNode, 'items'>>;

/** The parser of YAML reads JSON too, and knows positions. */
function rootOf(text: string): JsonMap {
  return parseDocument(text).contents as unknown as JsonMap;
}

/** Adds text behind the last entry of an object; one without entries is closed on a line of its own. */
function appended(text: string, { range: [start, end], items = [] }: JsonNode, added: string, close: string): string {
  const last = items.at(-1)?.value.range[1];
  if (last !== undefined) return `${text.slice(0, last)},${added}${text.slice(last)}`;
  return `${text.slice(0, start)}{${added}${close}}${text.slice(end)}`;
}
