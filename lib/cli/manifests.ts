import { child, type FieldPath } from '../findings/field-path';
import type { Issue } from '../findings/finding';
import { objectsIn } from '../kubernetes/list-items';
import { placeholderInLine } from '../kubernetes/placeholders';
import {
  type Lines,
  linesOf,
  type Position,
  readDocuments,
  type ScalarSpelling,
  type YamlDocument,
  type YamlProblem,
} from '../yaml';
import type { Source } from './sources';

/** An issue of a text, where it stands. */
export type PlacedIssue = Issue & Position;

/** A manifest in a text. */
export interface ManifestInText {
  readonly source: Source;
  /** The value; `undefined` where the text cannot be read. */
  readonly object: unknown;
  /** What is wrong with the text itself. */
  readonly issues: readonly PlacedIssue[];
  /** Where a field stands, or, where it is missing, the nearest one around it. */
  readonly positionOf: (field: FieldPath) => Position;
  /** How the value of a field is written; `undefined` where it is none, or an object or a list. */
  readonly spellingOf: (field: FieldPath) => ScalarSpelling | undefined;
}

/** A source, and what finds positions in it. */
interface Place {
  readonly source: Source;
  readonly lines: Lines;
}

/**
 * The manifests of a text as kubectl reads them: documents of YAML, objects of JSON, and the items of each `List`. A key
 * that is set twice is a finding, and so is a document that cannot be read or is no object; empty ones do not count.
 */
export function readManifests(source: Source): readonly ManifestInText[] {
  const place = { source, lines: linesOf(source.text) };
  if (source.problem !== undefined) return [withoutObject(place, [issueOf(source.problem, place)])];
  return readDocuments(source.text).flatMap((document) => manifestsIn(document, place));
}

function manifestsIn(document: YamlDocument, place: Place): readonly ManifestInText[] {
  const { value, problem } = document;
  const problems = problem === undefined ? [] : [withoutObject(place, [issueOf(problem, place)])];
  if (value === undefined) return problems;
  const duplicates = duplicatesByItem(document, place);
  const manifests = objectsIn(value).map(({ object, path }) => {
    const issues = duplicates.get(path) ?? [];
    duplicates.delete(path);
    return { ...placed(document, path, place), object, issues };
  });
  // Those of a list itself.
  const others = [...duplicates.values()].flat();
  return [...(others.length === 0 ? [] : [withoutObject(place, others)]), ...manifests, ...problems];
}

function placed(
  { offsetOf, spellingOf }: YamlDocument,
  path: FieldPath,
  { source, lines }: Place,
): Pick<ManifestInText, 'source' | 'positionOf' | 'spellingOf'> {
  return {
    source,
    positionOf: (field) => lines.positionOf(offsetOf(child(path, field))),
    spellingOf: (field) => spellingOf(child(path, field)),
  };
}

/** Keys that are set twice, by the item of a list that they are in: `items[3]`, or `''`; their fields count from there. */
function duplicatesByItem({ duplicates }: YamlDocument, { lines }: Place): Map<FieldPath, readonly PlacedIssue[]> {
  const found = new Map<FieldPath, PlacedIssue[]>();
  for (const { name, offset, first, field } of duplicates) {
    const [item = ''] = /^(?:items\[\d+\]\.)*/.exec(field) ?? [];
    const issue = duplicateKey(name, field.slice(item.length), lines.positionOf(first), lines.positionOf(offset));
    const path = item.replace(/\.$/, '');
    const before = found.get(path);
    if (before === undefined) found.set(path, [issue]);
    else before.push(issue);
  }
  return found;
}

function issueOf({ message, fix, offset, isIgnored = false }: YamlProblem, { lines }: Place): PlacedIssue {
  const position = lines.positionOf(offset);
  const whatToDo = placeholderInLine(lines.textOf(position.line))?.fix ?? fix;
  const code = isIgnored ? 'shape/ignored-text' : 'shape/unreadable';
  return { code, severity: 'error', field: '', message, ...(whatToDo !== undefined && { fix: whatToDo }), ...position };
}

function withoutObject({ source, lines }: Place, issues: readonly PlacedIssue[]): ManifestInText {
  const start = lines.positionOf(0);
  return { source, object: undefined, issues, positionOf: () => start, spellingOf: () => undefined };
}

function duplicateKey(name: string, field: FieldPath, first: Position, again: Position): PlacedIssue {
  const message = `duplicate key ${JSON.stringify(name)} (first at ${first.line}:${first.column})`;
  return { code: 'shape/duplicate-key', severity: 'error', field, message, fix: 'remove one of them', ...again };
}
