import type { Document, ErrorCode } from 'yaml';
import { child, type FieldPath } from '../kubernetes/field-path';
import type { Issue } from '../kubernetes/issue';
import { objectsIn } from '../kubernetes/list-items';
import { jsonObjects, type Part } from './json-stream';
import { type Lines, linesOf, type Position } from './lines';
import type { Source } from './sources';
import { type Allowance, allowance, parseDocuments, TooMuch } from './yaml-documents';
import { type DuplicateKey, readYaml, UnreadableYaml, type YamlObject } from './yaml-object';

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
}

/** A manifest, and where in its document it is. */
type FoundManifest = ManifestInText & { readonly path: FieldPath };

/** Finds positions in a source. */
interface Place {
  readonly source: Source;
  readonly lines: Lines;
  readonly at: (offset: number) => Position;
}

/**
 * The manifests of a text as kubectl reads them: documents of YAML, objects of JSON, and the items of each `List`. A key
 * that stands twice is a finding, and so is a document that cannot be read or is no object; empty ones do not count.
 */
export function readManifests(source: Source): readonly ManifestInText[] {
  const lines = linesOf(source.text);
  const place = { source, lines, at: lines.positionOf };
  const { problem } = source;
  if (problem !== undefined) return [unreadable(place, problem.message, problem.offset)];
  const parts = jsonObjects(source.text) ?? [{ start: 0, end: source.text.length }];
  const allowed = allowance();
  // Once too much is in the text, all that follows is.
  return parts.flatMap((part) => (allowed.left < 0 ? [] : manifestsIn(part, place, allowed)));
}

function manifestsIn(
  { start, end }: Part,
  { source, lines, at }: Place,
  allowed: Allowance,
): readonly ManifestInText[] {
  const place = { source, lines, at: (offset: number) => at(start + offset) };
  try {
    const documents = parseDocuments(source.text.slice(start, end), allowed);
    return documents.flatMap((document) => fromDocument(document, place));
  } catch (error) {
    if (error instanceof TooMuch) return [unreadable(place, error.message, error.offset)];
    throw error;
  }
}

function fromDocument(document: Document.Parsed, place: Place): readonly ManifestInText[] {
  const [error] = document.errors;
  // What comes after the first one is a consequence of it more often than not.
  if (error !== undefined) return [unreadable(place, error.message, error.pos[0], fixes[error.code])];
  const read = tryRead(document);
  if (read instanceof UnreadableYaml) return [unreadable(place, read.message, read.offset)];
  if (read.value === null) return [];
  const duplicates = duplicatesByItem(read.duplicates, place);
  const manifests = manifestsOf(read, place).map(({ path, ...manifest }) => {
    const issues = duplicates.get(path === '' ? '' : `${path}.`) ?? [];
    duplicates.delete(path === '' ? '' : `${path}.`);
    return { ...manifest, issues };
  });
  // Those of a list itself.
  const others = [...duplicates.values()].flat();
  return others.length === 0 ? manifests : [withoutObject(place, others), ...manifests];
}

/** Keys that stand twice, by the item of a list that they are in: `items[3].`, or `''`; their fields count from there. */
function duplicatesByItem(duplicates: readonly DuplicateKey[], place: Place): Map<string, readonly PlacedIssue[]> {
  const found = new Map<string, PlacedIssue[]>();
  for (const { offset, first, field } of duplicates) {
    const item = /^(?:items\[\d+\]\.)*/.exec(field)?.[0] ?? '';
    const issue = duplicateKey(field.slice(item.length), place.at(first), place.at(offset));
    const before = found.get(item);
    if (before === undefined) found.set(item, [issue]);
    else before.push(issue);
  }
  return found;
}

function tryRead(document: Document.Parsed): YamlObject | UnreadableYaml {
  try {
    return readYaml(document);
  } catch (error) {
    if (error instanceof UnreadableYaml) return error;
    throw error;
  }
}

/** The objects of a document. */
function manifestsOf(read: YamlObject, place: Place): readonly FoundManifest[] {
  return objectsIn(read.value).map(({ object, path }) => {
    const positionOf = (field: FieldPath) => place.at(read.offsetOf(child(path, field)));
    return { source: place.source, object, issues: [], path, positionOf };
  });
}

/** What to do about some of the errors of the parser. */
const fixes: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'indent with spaces',
};

function unreadable(place: Place, message: string, offset: number, whatToDo?: string): ManifestInText {
  const position = place.at(offset);
  const isTemplate = place.lines.textOf(position.line).includes('{{');
  const fix = isTemplate ? 'render the template first, as `helm template` does' : whatToDo;
  const said = { code: 'shape/unreadable', severity: 'error', field: '', message, ...position } as const;
  const issue = { ...said, ...(fix !== undefined && { fix }) };
  return withoutObject(place, [issue]);
}

function withoutObject({ source, at }: Place, issues: readonly PlacedIssue[]): ManifestInText {
  return { source, object: undefined, issues, positionOf: () => at(0) };
}

function duplicateKey(field: FieldPath, first: Position, again: Position): PlacedIssue {
  const message = `this key stands twice: already in line ${first.line}, column ${first.column}`;
  return { code: 'shape/duplicate-key', severity: 'error', field, message, fix: 'take one of the two out', ...again };
}
