import { type ApiObject, JsonPatch } from 'cdk8s';
import { child, type FieldPath, index, key } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { equal } from '../values/equal';
import { own } from '../values/own';

/** What an object renders to, and what its class lost of the JSON patches on the way. */
export interface PatchedRendering<T> {
  readonly manifest: T;
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/**
 * Renders an object, and compares what its JSON patches changed with what came out. Classes of cdk8s-plus and of
 * `cdk8s import` apply patches first, and then copy the fields that they know, under the names and types that they know:
 * the rest is lost.
 * @throws Error that names the class, where it cannot render what the patches leave.
 */
export function renderPatched<T>(object: ApiObject, render: () => T): PatchedRendering<T> {
  const { patches = [] } = object as unknown as { readonly patches?: readonly JsonPatch[] };
  if (patches.length === 0) return { manifest: render(), findings: [] };
  const { name } = object.constructor;
  let before: unknown;
  let after: unknown;
  const { apply } = JsonPatch;
  // Where patches are applied is within the class, and rendering it a second time may give something else.
  JsonPatch.apply = (document, ...operations) => {
    const isOurs = operations.length === patches.length && operations.every((one, at) => one === patches[at]);
    // biome-ignore lint/plugin: they came as arguments
    if (!isOurs) return apply(document, ...operations);
    before = structuredClone(document);
    // biome-ignore lint/plugin: they came as arguments
    after = apply(document, ...operations);
    return after;
  };
  try {
    const manifest = render();
    const lost = lostBetween(before, after, manifest, []);
    return { manifest, findings: lost.map((path) => warning(path, after, manifest, name)) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`${name} cannot render its JSON patches (${error.message}); ${fix}`, { cause: error });
  } finally {
    JsonPatch.apply = apply;
  }
}

/** A place in a document: the keys and positions on the way there. */
type Path = readonly string[];

/** Where patches changed something, and what was rendered has something else there. */
function lostBetween(before: unknown, after: unknown, rendered: unknown, path: Path): readonly Path[] {
  if (equal(before, after)) return [];
  if (after === undefined) return rendered === undefined || rendered === null ? [] : [path];
  if (typeof after !== 'object' || after === null) return isSame(after, rendered) ? [] : [path];
  // This is how these classes have quantities and ports.
  if (isSame(own(after, 'value'), rendered)) return [];
  if (typeof rendered !== 'object' || rendered === null || Array.isArray(after) !== Array.isArray(rendered)) {
    return [path];
  }
  const names = new Set(
    [after, before].flatMap((one) => (typeof one === 'object' && one !== null ? Object.keys(one) : [])),
  );
  return [...names].flatMap((name) =>
    lostBetween(own(before, name), own(after, name), entryNamed(rendered, name), [...path, name]),
  );
}

/** A number can be rendered as a string, and a string as a number. */
function isSame(wanted: unknown, rendered: unknown): boolean {
  if (wanted === rendered) return wanted !== undefined;
  const isText = (one: unknown) => typeof one === 'number' || typeof one === 'string';
  return isText(wanted) && isText(rendered) && String(wanted) === String(rendered);
}

/** A field, also where a class calls it otherwise than Kubernetes does: `hostPid` is rendered as `hostPID`. */
function entryNamed(value: object, name: string): unknown {
  if (Object.hasOwn(value, name) || Array.isArray(value)) return own(value, name);
  const wanted = plainName(name);
  return own(value, Object.keys(value).find((other) => plainName(other) === wanted) ?? name);
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

const fix = 'use patch(), which changes the rendered manifest';

function warning(path: Path, after: unknown, manifest: unknown, className: string): Finding {
  const isRemoved = path.reduce(own, after) === undefined;
  return {
    code: 'app/lost-patch',
    severity: 'warning',
    field: fieldOf(path, manifest),
    message: `${isRemoved ? 'still rendered' : 'silently dropped'} by ${className}, although a JSON patch ${isRemoved ? 'removes' : 'sets'} it`,
    fix,
  };
}

/** The path as Kubernetes spells it. */
function fieldOf(path: Path, manifest: unknown): FieldPath {
  let [at, field] = [manifest, ''];
  for (const name of path) {
    if (Array.isArray(at)) field = index(field, Number(name));
    else field = /^[A-Za-z]\w*$/.test(name) ? child(field, name) : key(field, name);
    at = typeof at === 'object' && at !== null ? entryNamed(at, name) : undefined;
  }
  return field;
}
