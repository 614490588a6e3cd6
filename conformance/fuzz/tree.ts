import { isObject, type Json } from '../../generate/json';

/** Where a value is in a tree: names and positions from the root. */
export type Path = readonly (string | number)[];

/** What stands at a path; undefined where nothing does. */
export function valueAt(tree: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
    return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, tree);
}

/** The tree with another value at a path; `undefined` takes out what is there. The way there must exist. */
export function withAt(tree: Json, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? {};
  const inner = rest.length === 0 ? value : withAt(valueAt(tree, [step]) ?? {}, rest, value);
  if (Array.isArray(tree)) {
    const copy: Json[] = [...tree];
    if (inner === undefined) copy.splice(Number(step), 1);
    else copy[Number(step)] = inner;
    return copy;
  }
  const own = isObject(tree) ? tree : {};
  if (inner !== undefined) return { ...own, [step]: inner };
  return Object.fromEntries(Object.entries(own).filter(([name]) => name !== step));
}

/** Paths of everything in a tree but its root, outer ones first. */
export function pathsIn(tree: Json, path: Path = []): readonly Path[] {
  if (Array.isArray(tree)) return tree.flatMap((each, at) => below(each, [...path, at]));
  return isObject(tree) ? Object.entries(tree).flatMap(([name, each]) => below(each, [...path, name])) : [];
}

function below(tree: Json, path: Path): readonly Path[] {
  return [path, ...pathsIn(tree, path)];
}

/** `spec.containers[0].name` */
export function textOf(path: Path): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}
