import { child, type FieldPath, parse } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { objectsIn } from '../../kubernetes/list-items';
import { placeholderInLine } from '../../kubernetes/placeholders';
import { entryOf } from '../../values/entry-of';
import {
  type Lines,
  linesOf,
  type Position,
  readDocuments,
  type ScalarSpelling,
  type YamlComment,
  type YamlDocument,
  type YamlProblem,
} from '../../yaml';
import type { Source } from './sources';

/** A finding with its position in a file. */
export type PlacedFinding = Finding & Position;

/** A manifest with its source. */
export interface ManifestInText {
  readonly source: Source;
  /** The value; `undefined` where the text cannot be read. */
  readonly object: unknown;
  /** What is wrong with the text itself. */
  readonly findings: readonly PlacedFinding[];
  /** Where a field stands, or, where it is missing, the nearest one around it. */
  readonly positionOf: (field: FieldPath) => Position;
  /** How the value of a field is written; `undefined` where it is none, or an object or a list. */
  readonly spellingOf: (field: FieldPath) => ScalarSpelling | undefined;
  /** The comments in the YAML, each with the field that it is next to. */
  readonly comments: () => readonly YamlComment[];
}

/** A source, and what finds positions in it. */
interface Place {
  readonly source: Source;
  readonly lines: Lines;
}

/**
 * The manifests of a source as kubectl reads them: documents of YAML, objects of JSON, and the items of each `List`. A key
 * that is set twice is a finding, and so is an unreadable document or one that is not an object; empty ones do not count.
 */
export function readManifests(source: Source): readonly ManifestInText[] {
  const { text, firstLine = 1, isJson = false } = source;
  const place = { source, lines: linesOf(text, firstLine) };
  if (source.problem !== undefined) return [withoutObject(place, [findingOf(source.problem, place)])];
  return readDocuments(text, firstLine > 1 && !isJson).flatMap((document) => manifestsIn(document, place));
}

function manifestsIn(document: YamlDocument, place: Place): readonly ManifestInText[] {
  const { value, problem } = document;
  const problems = problem === undefined ? [] : [withoutObject(place, [findingOf(problem, place)])];
  if (value === undefined) return problems;
  const duplicates = duplicatesByItem(document, place);
  const manifests = objectsIn(value).map(({ object, path }, at): ManifestInText => {
    const findings = duplicates.get(path) ?? [];
    duplicates.delete(path);
    return {
      source: place.source,
      object,
      findings,
      positionOf: (field) => place.lines.positionOf(document.offsetOf(child(path, field))),
      spellingOf: (field) => document.spellingOf(child(path, field)),
      comments: () => commentsOf(document, path, at === 0),
    };
  });
  // Those of a list itself.
  const others = [...duplicates.values()].flat();
  return [...(others.length === 0 ? [] : [withoutObject(place, others)]), ...manifests, ...problems];
}

/** The comments of an item of a list, or of the whole; the first item gets those of the list itself. */
function commentsOf(document: YamlDocument, path: FieldPath, isFirst: boolean): readonly YamlComment[] {
  const prefix = parse(path).map(({ name }) => name);
  return document.comments().flatMap((comment) => {
    const { steps } = comment;
    if (prefix.every((step, at) => steps[at] === step)) return [{ ...comment, steps: steps.slice(prefix.length) }];
    return isFirst && !/^\d+$/.test(steps[1] ?? '') ? [{ ...comment, steps: [], side: 'before' as const }] : [];
  });
}

/** Keys that are set twice, by the item of a list that they are in: `items[3]`, or `''`; their fields count from there. */
function duplicatesByItem({ duplicates }: YamlDocument, { lines }: Place): Map<FieldPath, readonly PlacedFinding[]> {
  const found = new Map<FieldPath, PlacedFinding[]>();
  for (const { name, offset, first, field } of duplicates) {
    const [item = ''] = /^(?:items\[\d+\]\.)*/.exec(field) ?? [];
    const finding = duplicateKey(name, field.slice(item.length), lines.positionOf(first), lines.positionOf(offset));
    entryOf(found, item.replace(/\.$/, ''), () => []).push(finding);
  }
  return found;
}

function findingOf({ message, fix, offset, isIgnored = false }: YamlProblem, { lines }: Place): PlacedFinding {
  const position = lines.positionOf(offset);
  const whatToDo = placeholderInLine(lines.textOf(position.line))?.fix ?? fix;
  const code = isIgnored ? 'shape/ignored-text' : 'shape/unreadable';
  return { code, severity: 'error', field: '', message, ...(whatToDo !== undefined && { fix: whatToDo }), ...position };
}

function withoutObject({ source, lines }: Place, findings: readonly PlacedFinding[]): ManifestInText {
  const start = lines.positionOf(0);
  const nothing = { positionOf: () => start, spellingOf: () => undefined, comments: () => [] };
  return { source, object: undefined, findings, ...nothing };
}

function duplicateKey(name: string, field: FieldPath, first: Position, again: Position): PlacedFinding {
  const message = `duplicate key ${JSON.stringify(name)} (first at ${first.line}:${first.column})`;
  return { code: 'shape/duplicate-key', severity: 'error', field, message, fix: 'remove one of them', ...again };
}
