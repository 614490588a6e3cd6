import { Composer, type Document, Parser } from 'yaml';
import { child, type FieldPath, index } from '../kubernetes/field-path';
import type { Issue } from '../kubernetes/issue';
import { jsonObjects, type Part } from './json-stream';
import { lineIndex, type Position } from './line-index';
import type { Source } from './sources';
import { readYaml, UnreadableYaml, type YamlObject } from './yaml-object';

/** An issue of a text, where it stands. */
export type PlacedIssue = Issue & Position;

/** A manifest in a text. */
export interface ManifestInText {
  readonly source: Source;
  /** The object; `undefined` where the text is none. */
  readonly object: object | undefined;
  /** What is wrong with the text itself. */
  readonly issues: readonly PlacedIssue[];
  /** Where a field stands, or, where it is missing, the nearest one around it. */
  readonly positionOf: (field: FieldPath) => Position;
}

/** Finds positions in a source. */
interface Place {
  readonly source: Source;
  readonly at: (offset: number) => Position;
}

/**
 * The manifests of a text as kubectl reads them: documents of YAML, objects of JSON, and the items of each `List`. A key
 * that stands twice is a finding, and so is a document that cannot be read or is no object; empty ones do not count.
 */
export function readManifests(source: Source): readonly ManifestInText[] {
  const place = { source, at: lineIndex(source.text) };
  const { problem } = source;
  if (problem !== undefined) return [unreadable(place, problem.message, problem.offset)];
  const parts = jsonObjects(source.text) ?? [{ start: 0, end: source.text.length }];
  return parts.flatMap((part) => manifestsIn(part, place));
}

function manifestsIn({ start, end }: Part, { source, at }: Place): readonly ManifestInText[] {
  const place = { source, at: (offset: number) => at(start + offset) };
  // Scalars are left as they are written: `readYaml` knows what kubectl makes of them. It finds duplicate keys too,
  // and in linear time.
  const composer = new Composer({ version: '1.1', schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const documents = [...composer.compose(new Parser().parse(source.text.slice(start, end)), false, end - start)];
  return documents.flatMap((document) => fromDocument(document, place));
}

function fromDocument(document: Document.Parsed, place: Place): readonly ManifestInText[] {
  const [error] = document.errors;
  if (error !== undefined) return [unreadable(place, firstLine(error.message), error.pos[0])];
  const read = tryRead(document);
  if (read instanceof UnreadableYaml) return [unreadable(place, read.message, read.offset)];
  if (read.value === null) return [];
  const manifests = manifestsOf(read, read.value, '', place);
  const duplicates = read.duplicates.map(({ offset, first, field }) =>
    duplicateKey(field, place.at(first), place.at(offset)),
  );
  const [one, ...others] = manifests;
  return one === undefined || duplicates.length === 0
    ? manifests
    : [{ ...one, issues: [...duplicates, ...one.issues] }, ...others];
}

function tryRead(document: Document.Parsed): YamlObject | UnreadableYaml {
  try {
    return readYaml(document);
  } catch (error) {
    if (error instanceof UnreadableYaml) return error;
    throw error;
  }
}

/** The objects at a path of a document: the one that is there, or the items of a `List`, which may be lists again. */
function manifestsOf(read: YamlObject, value: unknown, path: FieldPath, place: Place): readonly ManifestInText[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [
      unreadable(place, 'this is no object of Kubernetes, which has an apiVersion and a kind', read.offsetOf(path)),
    ];
  }
  const { apiVersion, kind, items } = value as Readonly<Record<string, unknown>>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') {
    const missing = typeof kind !== 'string' || kind === '' ? 'kind' : 'apiVersion';
    return [unreadable(place, `this is no object of Kubernetes: it has no ${missing}`, read.offsetOf(path))];
  }
  if (kind.endsWith('List') && Array.isArray(items)) {
    const of = { apiVersion, kind: kind.slice(0, -'List'.length) };
    return items.flatMap((item, at) =>
      manifestsOf(read, kind === 'List' ? item : withKind(item, of), index(child(path, 'items'), at), place),
    );
  }
  return [
    {
      source: place.source,
      object: value,
      issues: [],
      positionOf: (field) => place.at(read.offsetOf(child(path, field))),
    },
  ];
}

/** An item of a list of one kind (`PodList`), which need not say what it is. */
function withKind(item: unknown, of: { readonly apiVersion: string; readonly kind: string }): unknown {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && !('kind' in item)
    ? { ...of, ...item }
    : item;
}

function unreadable({ source, at }: Place, message: string, offset: number): ManifestInText {
  const issue = { code: 'shape/unreadable', severity: 'error', field: '', message, ...at(offset) } as const;
  return { source, object: undefined, issues: [issue], positionOf: () => at(offset) };
}

function duplicateKey(field: FieldPath, first: Position, again: Position): PlacedIssue {
  const message = `this key stands twice: already in line ${first.line}, column ${first.column}`;
  return { code: 'shape/duplicate-key', severity: 'error', field, message, fix: 'take one of the two out', ...again };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
