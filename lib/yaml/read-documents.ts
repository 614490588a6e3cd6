import type { FieldPath } from '../findings/field-path';
import { append } from '../values/append';
import { once } from '../values/once';
import { behindSpace } from '../values/white-space';
import { checkCharacters } from './check-characters';
import { commentsIn, type Region, type YamlComment } from './comments';
import { type DuplicateKey, decode } from './decode';
import { find, findBySteps } from './find';
import { type JsonValue, parseJson, skipJsonSpace } from './json';
import { type Lines, linesOf } from './lines';
import { type Node, targetOf } from './nodes';
import { parseDocument } from './parse';
import { complete, type Part, partsOf } from './parts';
import { YamlError, type YamlProblem } from './problem';
import { forbiddenCharacter, isPlainAscii } from './scan/characters';
import { Tokens } from './scan/tokens';
import { behindSpaceInLine } from './space';
import { readUsual, type UsualDocument } from './usual';
import { startOf } from './usual-places';

/** How a scalar is written. */
export interface ScalarSpelling {
  /** Its quotes included. */
  readonly text: string;
  /** Whether a tag before it says what it is: `!!int`. */
  readonly isTagged: boolean;
}

/** A document of a source. Empty ones do not count. */
export interface YamlDocument {
  /** The JSON that kubectl makes of it; `undefined` where it cannot be read. */
  readonly value: unknown;
  /** Keys that are set twice: of each, the last counts. */
  readonly duplicates: readonly DuplicateKey[];
  /** What keeps kubectl from reading it, or, where there is a value all the same, from reading all of it. */
  readonly problem: YamlProblem | undefined;
  /** The position of a field, or else of its nearest parent. */
  readonly offsetOf: (field: FieldPath) => number;
  /** How the value of a field is written; `undefined` for objects, lists, and what is not set. */
  readonly spellingOf: (field: FieldPath) => ScalarSpelling | undefined;
  /** Where the value behind some names of fields and positions in lists starts and ends; `undefined` as for a spelling. */
  readonly spanOf: (steps: readonly string[]) => Span | undefined;
  /** Its comments, those of empty documents before it included. JSON has none. */
  readonly comments: () => readonly YamlComment[];
}

type Places = Pick<YamlDocument, 'offsetOf' | 'spellingOf' | 'spanOf' | 'comments'>;

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The documents of a text as kubectl reads it: of JSON, one value after the other; of YAML, what `---` separates. Where
 * kubectl would stop, because it cannot read one, those that follow are there all the same.
 *
 * What takes no bounds is refused: nesting deeper than 256, and more than 8 million keys, values and signs in a text.
 * @param isRest whether other documents of YAML are before the text: then it is YAML, too, whatever it looks like
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLOrJSONDecoder
 */
export function readDocuments(text: string, isRest = false): readonly YamlDocument[] {
  if (isRest || !looksLikeJson(text)) return yamlDocuments(text, 0);
  const documents: YamlDocument[] = [];
  let at = 0;
  for (let count = 0; ; count += 1) {
    const start = skipJsonSpace(text, at);
    if (start === text.length) return documents;
    const json = tryJson(text, start);
    if ('node' in json) {
      at = json.end;
      append(documents, jsonDocument(text, json.node));
      continue;
    }
    // From the second value on, the text is JSON for good.
    const yaml = count > 1 ? undefined : behindSpaceInLine(text, at);
    return [...documents, ...(yaml === undefined ? [unreadable(json)] : yamlDocuments(text, yaml))];
  }
}

function tryJson(text: string, start: number): JsonValue | YamlProblem {
  try {
    return parseJson(text, start);
  } catch (error) {
    return problemOf(error);
  }
}

function jsonDocument(text: string, node: Node): readonly YamlDocument[] {
  try {
    return decodedDocument(text, node);
  } catch (error) {
    return [unreadable(problemOf(error))];
  }
}

/** How many bytes kubectl reads to detect JSON. */
const guessed = 4096;

/** Whether kubectl tries to read JSON first. */
export function looksLikeJson(text: string): boolean {
  const at = behindSpace(text, 0);
  return text[at] === '{' && Buffer.byteLength(text.slice(0, at)) < guessed;
}

/** Room for those of the text that is being read: making it anew takes longer than to read a small one. */
const tokens = new Tokens();

/** Where the comments of a document are, whose end is known when all documents are read; the lines are those of the whole text. */
interface CommentRegion extends Region {
  end: number;
  readonly lines: () => Lines;
}

/** Line breaks other than `\n`. */
const otherBreaks = /[\r\x85\u2028\u2029]/;

function yamlDocuments(text: string, start: number): readonly YamlDocument[] {
  const parts = partsOf(text, start);
  const all = complete(text);
  tokens.reset();
  const documents: YamlDocument[] = [];
  // Searched in the whole source first, as hardly any has one.
  const isAscii = isPlainAscii(all);
  const isUsual = isAscii || forbiddenCharacter(all) === -1;
  const mayBeUsual = isAscii || !otherBreaks.test(all);
  let known: Lines | undefined;
  const lines = () => {
    known ??= linesOf(all);
    return known;
  };
  let region: CommentRegion = { start, end: start, lines };
  let last = region;
  for (const part of parts) {
    region.end = part.end;
    const found = yamlDocument(all, part, isUsual, mayBeUsual, region);
    append(documents, found);
    // Comments of an empty document belong to the next one, or to the last one of all.
    if (found.length > 0) {
      last = region;
      region = { start: part.end, end: part.end, lines };
    }
    if (tokens.isTooMuch) break;
  }
  last.end = region.end;
  return documents;
}

function yamlDocument(
  text: string,
  { start, end, problem }: Part,
  isUsual: boolean,
  mayBeUsual: boolean,
  region: CommentRegion,
): readonly YamlDocument[] {
  try {
    const from = text[start] === '\ufeff' && start < end ? start + 1 : start;
    if (text[from] === '\ufeff') throw new YamlError('a second byte order mark', from, 'remove it');
    if (!isUsual) checkCharacters(text, start, end, tokens);
    const usual = mayBeUsual && problem === undefined ? readUsual(text, from, end) : undefined;
    if (usual !== undefined) return [usualDocument(text, usual, { start: from, end }, region)];
    const { root, ignored, hasDots } = parseDocument(text, from, end, tokens);
    const found = problem ?? (ignored === undefined ? undefined : ignoredText(ignored, hasDots));
    const document = root === undefined ? [] : decodedDocument(text, root, found, region);
    return document.length > 0 || found === undefined ? document : [unreadable(found)];
  } catch (error) {
    return [unreadable(problem ?? problemOf(error))];
  }
}

function ignoredText(offset: number, hasDots: boolean): YamlProblem {
  const fix = hasDots ? 'replace ... with ---' : 'separate documents with ---, or remove it';
  return { message: 'silently ignored by kubectl from here on', offset, fix, isIgnored: true };
}

/** A document with something in it, or none. */
function decodedDocument(
  text: string,
  root: Node,
  problem?: YamlProblem,
  region?: CommentRegion,
): readonly YamlDocument[] {
  const { value, duplicates } = decode(root);
  if (value === null) return [];
  return [{ value, duplicates, problem, ...placesIn(text, () => root, region) }];
}

/** A document whose nodes are made where somebody asks how it is written. */
function usualDocument(text: string, usual: UsualDocument, part: Span, region: CommentRegion): YamlDocument {
  const root = once(() => {
    tokens.reset();
    return parseDocument(text, part.start, part.end, tokens).root as Node;
  });
  const places = placesIn(text, root, region);
  const offsetOf = (field: FieldPath) => startOf(usual, field);
  return { value: usual.value, duplicates: none, problem: undefined, ...places, offsetOf };
}

const none: readonly never[] = [];

/** What is known of the places in a document. */
function placesIn(text: string, root: () => Node, region: CommentRegion | undefined): Places {
  let comments: readonly YamlComment[] | undefined;
  return {
    offsetOf: (field) => find(root(), field).key.start,
    spellingOf: (field) => {
      const { node, isExact } = find(root(), field);
      const target = targetOf(node);
      if (!isExact || !('end' in target)) return undefined;
      const isTagged = target.kind === 'scalar' && target.tag !== undefined;
      return { text: text.slice(target.start, target.end), isTagged };
    },
    spanOf: (steps) => {
      const { node, isExact } = findBySteps(root(), steps);
      const target = targetOf(node);
      return isExact && 'end' in target ? target : undefined;
    },
    comments: () => {
      comments ??= region === undefined ? [] : commentsIn(text, region.lines(), region, root());
      return comments;
    },
  };
}

function unreadable(problem: YamlProblem): YamlDocument {
  const none = () => undefined;
  return {
    value: undefined,
    duplicates: [],
    problem,
    offsetOf: () => problem.offset,
    spellingOf: none,
    spanOf: none,
    comments: () => [],
  };
}

function problemOf(error: unknown): YamlProblem {
  if (error instanceof YamlError) return error;
  throw error;
}
