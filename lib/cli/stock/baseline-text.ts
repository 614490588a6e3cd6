import { typedText } from '../../findings/value-text';
import { nearest } from '../../values/nearest';
import { own } from '../../values/own';
import { printableJson } from '../../values/printable';
import { linesOf, plainScalar, readDocuments } from '../../yaml';
import { type KnownFinding, sorted } from './baseline';

/** What the text of a baseline begins with. */
const header = '# Known findings of cdk8s-pods verify, which it does not report. To update it, use --write-baseline.\n';
const version = 1;

/** Whether a text is a baseline, or was one before somebody edited it. */
export function isBaselineText(text: string): boolean {
  return text.replace(/^\ufeff/, '').startsWith(header.slice(0, '# Known findings of cdk8s-pods'.length));
}

/** What is in a baseline. */
export interface Baseline {
  readonly findings: readonly KnownFinding[];
  /** The run that found all of them; absent where several runs did. */
  readonly run?: unknown;
}

/** A baseline in YAML, one finding a line: what git makes of changes on two branches, with `merge=union` too, is one again. */
export function baselineText({ findings, run }: Baseline): string {
  const lines = sorted(findings).map((finding) => `  - ${lineOf(finding)}\n`);
  const ofRun = run === undefined ? '' : `run: ${printableJson(JSON.stringify(run))}\n`;
  return `${header}version: ${version}\n${ofRun}findings:\n${lines.join('')}`;
}

function lineOf({ count, ...place }: KnownFinding): string {
  const strings = keys.flatMap((key) => (place[key] === '' ? [] : [`${key}: ${scalar(place[key])}`]));
  return `{ ${[...strings, ...(count === 1 ? [] : [`count: ${count}`])].join(', ')} }`;
}

/** A string in a flow mapping; one that is not read back as itself is quoted as in JSON. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z_.][\w./-]*$/.test(text) && plainScalar(text) === text;
  return isPlain ? text : printableJson(JSON.stringify(text));
}

/** The strings of a finding, in the order of a line. */
const keys = ['file', 'kind', 'namespace', 'name', 'field', 'code'] as const;

/** What is wrong with the text of a baseline, and where: `7:5: unknown key "cod"; did you mean "code"?`. */
export class InvalidBaseline extends Error {}

/**
 * What the text of a baseline says. A line that is there twice, as after a merge, counts once.
 * @throws InvalidBaseline
 */
export function parseBaseline(text: string): Baseline {
  const [document, second] = readDocuments(text);
  const lines = linesOf(text);
  const failAt = (offset: number, message: string): never => {
    const { line, column } = lines.positionOf(offset);
    throw new InvalidBaseline(`${line}:${column}: ${message}`);
  };
  if (document === undefined) return failAt(0, 'missing version and findings');
  const problem = document.problem ?? second?.problem;
  if (problem !== undefined) return failAt(problem.offset, problem.message);
  if (second !== undefined) return failAt(second.offsetOf(''), 'a second document; remove it');
  const [duplicate] = document.duplicates;
  if (duplicate !== undefined) return failAt(duplicate.offset, `duplicate key "${duplicate.name}"; remove one of them`);
  const fail = (field: string, message: string) => failAt(document.offsetOf(field), message);
  const { value } = document;
  if (own(value, 'version') === undefined) return fail('', 'missing version');
  if (own(value, 'version') !== version) {
    return fail('version', `version must be ${version}, got ${typedText(own(value, 'version'))}`);
  }
  const given = own(value, 'findings');
  // Without findings, there is nothing behind the key.
  const findings = given === null ? [] : given;
  if (!Array.isArray(findings)) return fail('findings', `findings must be an array, got ${typedText(findings)}`);
  const known = new Map<string, KnownFinding>();
  for (const [at, entry] of findings.entries()) {
    const finding = findingOf(entry, (message) => fail(`findings[${at}]`, message));
    const key = JSON.stringify({ ...finding, count: 0 });
    if ((known.get(key)?.count ?? 0) < finding.count) known.set(key, finding);
  }
  return { findings: [...known.values()], run: own(value, 'run') };
}

const allKeys = [...keys, 'count'] as const;

function findingOf(entry: unknown, fail: (message: string) => never): KnownFinding {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return fail(`must be an object, got ${typedText(entry)}`);
  }
  for (const key of Object.keys(entry)) {
    if (!(allKeys as readonly string[]).includes(key)) fail(unknownKey(key));
  }
  const string = (key: (typeof keys)[number], otherwise?: string): string => {
    const value = own(entry, key) ?? otherwise;
    return typeof value === 'string' ? value : fail(`${key} must be a string, got ${typedText(value)}`);
  };
  const count = own(entry, 'count') ?? 1;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) {
    return fail(`count must be 1 or greater, got ${typedText(count)}`);
  }
  const object = { kind: string('kind', ''), namespace: string('namespace', ''), name: string('name', '') };
  return { file: string('file'), ...object, field: string('field', ''), code: string('code'), count };
}

function unknownKey(key: string): string {
  const near = nearest(key, allKeys);
  return `unknown key ${JSON.stringify(key)}; ${near === undefined ? 'remove it' : `did you mean "${near}"?`}`;
}
