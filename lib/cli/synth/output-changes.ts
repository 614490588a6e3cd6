import { get } from '../../findings/field-path';
import { objectsIn } from '../../kubernetes/list-items';
import { equal } from '../../values/equal';
import { readDocuments } from '../../yaml';
import { resourceOf, resourceText } from '../outputs/outcome';

/** The text of each file in a folder, by path. */
export type FolderTexts = ReadonlyMap<string, string>;

/** How a file, or an object in it, differs from before. */
export type ChangeKind = 'created' | 'changed' | 'deleted';

/** A file that differs from before, and the objects in it that do. */
export interface FileChange {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly objects: readonly { readonly kind: ChangeKind; readonly name: string }[];
}

/** The files that differ between two states of an output folder, by path, with the objects that differ in each. */
export function outputChanges(before: FolderTexts, after: FolderTexts): readonly FileChange[] {
  return entryChanges(before, after, (left, right) => left === right).map(({ kind, key }) => ({
    kind,
    path: key,
    objects: entryChanges(objectsOf(before.get(key)), objectsOf(after.get(key)), equal).map((one) => ({
      kind: one.kind,
      name: one.key,
    })),
  }));
}

/** A line for a file: `changed dist/shop.k8s.yaml: Deployment shop/api, Service shop/api created`. */
export function changeText({ kind, path, objects }: FileChange, folder: string): string {
  const names = objects.map((object) => (object.kind === kind ? object.name : `${object.name} ${object.kind}`));
  const more = names.length - mostNames;
  const shown = more > 0 ? [...names.slice(0, mostNames), `and ${more} more`] : names;
  return `${kind} ${folder}/${path}${shown.length === 0 ? '' : `: ${shown.join(', ')}`}`;
}

/** More objects than these are counted. */
const mostNames = 20;

function entryChanges<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
  isSame: (left: Value, right: Value) => boolean,
): readonly { readonly kind: ChangeKind; readonly key: string }[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): readonly { readonly kind: ChangeKind; readonly key: string }[] => {
    const [left, right] = [before.get(key), after.get(key)];
    if (left === undefined) return [{ kind: 'created', key }];
    if (right === undefined) return [{ kind: 'deleted', key }];
    return isSame(left, right) ? [] : [{ kind: 'changed', key }];
  });
}

/** The objects of a file, by what they say that they are; a second one of that name has its number. */
function objectsOf(text: string | undefined): ReadonlyMap<string, unknown> {
  const objects = new Map<string, unknown>();
  const counts = new Map<string, number>();
  if (text === undefined) return objects;
  for (const { value } of readDocuments(text)) {
    for (const { object } of objectsIn(value)) {
      if (typeof get(object, 'kind') !== 'string') continue;
      const name = resourceText(resourceOf(object));
      const number = (counts.get(name) ?? 0) + 1;
      counts.set(name, number);
      objects.set(number === 1 ? name : `${name} #${number}`, object);
    }
  }
  return objects;
}
