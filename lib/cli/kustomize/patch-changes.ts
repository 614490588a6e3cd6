import { own } from '../../values/own';
import { type Target, targetOf } from './target';

/** What a patch does to its targets. */
export interface Change {
  readonly target: Target;
  /** Whether they are not built then. */
  readonly deletes: boolean;
  /** The fields that it sets, by their names on the way; an item of a list is `0` or `name=web`. */
  readonly fields: readonly Way[];
}

/** The names on the way to a field. */
export type Way = readonly string[];

/**
 * What a patch does, by its documents: objects, or lists of operations.
 * @param target what the kustomization says that it changes; else, the documents do
 */
export function changesIn(documents: readonly unknown[], target: Target | undefined): readonly Change[] {
  return documents.flatMap((value): readonly Change[] => {
    if (Array.isArray(value)) {
      return target === undefined ? [] : [{ target, deletes: false, fields: value.flatMap(setByOperation) }];
    }
    const changed = target ?? targetOf({ kind: own(value, 'kind'), name: own(own(value, 'metadata'), 'name') });
    const deletes = own(value, '$patch') === 'delete';
    return [{ target: changed, deletes, fields: deletes ? [] : setByMerge(value) }];
  });
}

/** What tells which object a patch is for, and is not set by it. */
const identity: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata.name', 'metadata.namespace']);

function setByMerge(object: unknown): readonly Way[] {
  return leavesIn(object, []).filter((way) => !identity.has(way.join('.')));
}

/** A patch that is nested deeper than objects are says nothing there. */
const deepest = 40;

function leavesIn(value: unknown, way: Way): readonly Way[] {
  if (way.length > deepest) return [];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const names = items.map((item) => own(item, 'name'));
    if (!names.every((name) => typeof name === 'string')) return [way];
    return items.flatMap((item, at) => {
      const place = [...way, `name=${names[at]}`];
      return leavesIn(item, place).filter((leaf) => leaf.length !== place.length + 1 || leaf.at(-1) !== 'name');
    });
  }
  if (typeof value !== 'object' || value === null) return [way];
  if (own(value, '$patch') !== undefined) return [way];
  return Object.entries(value).flatMap(([name, inner]) => leavesIn(inner, [...way, name]));
}

function setByOperation(operation: unknown): readonly Way[] {
  const path = own(operation, 'path');
  if (typeof path !== 'string' || !path.startsWith('/') || own(operation, 'op') === 'test') return [];
  const way = path
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  // What is added at the end of a list is a change of the list.
  return [way.at(-1) === '-' ? way.slice(0, -1) : way];
}
