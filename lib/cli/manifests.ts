import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { type FieldPath, parse as parsePath } from '../kubernetes/field-path';
import type { Issue } from '../kubernetes/issue';
import type { Source } from './sources';

/** Where something stands in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A manifest in a text. */
export interface ManifestInText {
  readonly source: Source;
  /** The object; `undefined` where the text is no YAML or JSON. */
  readonly object: unknown;
  /** What is wrong with the text itself. */
  readonly issues: readonly (Issue & { readonly position?: Position })[];
  /** Where a field stands, or, where it is missing, the nearest one around it. */
  readonly positionOf: (field: FieldPath) => Position;
}

/** How many times anchors may be expanded: more than any manifest needs, and no bomb. */
const maxAliasCount = 100;

/**
 * The manifests of a text: the documents of YAML or JSON, and the items of each `List`. A key that stands twice, which
 * strict decoding refuses, and text that cannot be read are findings.
 */
export function readManifests(source: Source): readonly ManifestInText[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(source.text, {
    lineCounter: lines,
    version: '1.1',
    merge: true,
    uniqueKeys: true,
  });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => fromDocument(document, source, lines));
}

function fromDocument(document: Document, source: Source, lines: LineCounter): readonly ManifestInText[] {
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const start = at(document.contents?.range?.[0] ?? document.range?.[0] ?? 0);
  const issues = document.errors.map((error) => textIssue(error.code, error.message, at(error.pos[0])));
  const read = objectOf(document);
  if ('problem' in read)
    return [
      {
        source,
        object: undefined,
        issues: [...issues, textIssue('BOMB', read.problem, start)],
        positionOf: () => start,
      },
    ];
  if (read.object === null || read.object === undefined)
    return issues.length === 0 ? [] : [{ source, object: undefined, issues, positionOf: () => start }];
  const root = document.contents ?? undefined;
  const items = itemsOf(read.object);
  if (items === undefined) {
    return [{ source, object: read.object, issues, positionOf: (field) => positionIn(root, field, at) ?? start }];
  }
  return items.map((object, index) => ({
    source,
    object,
    issues: index === 0 ? issues : [],
    positionOf: (field) => positionIn(root, field === '' ? `items[${index}]` : `items[${index}].${field}`, at) ?? start,
  }));
}

function objectOf(document: Document): { readonly object: unknown } | { readonly problem: string } {
  try {
    return { object: document.toJS({ maxAliasCount }) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The items of a `List`, as `kubectl get -o yaml` prints several objects. */
function itemsOf(object: unknown): readonly unknown[] | undefined {
  if (typeof object !== 'object' || object === null || !('items' in object) || !('kind' in object)) return undefined;
  return typeof object.kind === 'string' && object.kind.endsWith('List') && Array.isArray(object.items)
    ? object.items
    : undefined;
}

function positionIn(root: Node | undefined, field: FieldPath, at: (offset: number) => Position): Position | undefined {
  let node: unknown = root;
  let nearest: unknown = root;
  for (const { name } of parsePath(field)) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === name) : undefined;
    node = isSeq(node) ? node.items[Number(name)] : pair?.value;
    const here = pair?.key ?? node;
    if (here === undefined || here === null) break;
    nearest = here;
  }
  const range = (nearest as Node | undefined)?.range;
  return range === undefined || range === null ? undefined : at(range[0]);
}

function textIssue(code: string, message: string, position: Position): Issue & { readonly position: Position } {
  const [first = message] = message.split('\n');
  return code === 'DUPLICATE_KEY'
    ? {
        code: 'shape/duplicate-key',
        severity: 'error',
        field: '',
        message: 'this key stands twice',
        fix: 'take one out',
        position,
      }
    : { code: 'shape/unreadable', severity: 'error', field: '', message: first, position };
}
