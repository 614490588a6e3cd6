import { ApiObject, ApiObjectMetadataDefinition, App } from 'cdk8s';
import { hasStockResolvers } from './resolve-at-once';

type Values = Readonly<Record<string, unknown>>;

/**
 * The manifest of an ApiObject that holds plain values only and renders as cdk8s' own class does; undefined for any other,
 * which has to be asked itself.
 *
 * It equals what `toJson` gives: nothing that is null or undefined, keys sorted, apiVersion, kind and metadata first. To
 * find tokens, cdk8s looks up the app's resolvers and copies the path for each value; this looks for tokens only, and
 * takes a fraction of the time.
 * @param toJson The object's own, where something else has taken its place since.
 */
export function plainManifest(object: ApiObject, toJson = object.toJson): Values | undefined {
  if (!rendersLikeStock || toJson !== stock.object || object.metadata?.toJson !== stock.metadata) return undefined;
  if (!hasStockResolvers(App.of(object))) return undefined;
  const manifest = tryManifest(object as unknown as Internals);
  if (manifest === undefined || tried) return manifest;
  // What is read here is not public: whether this cdk8s still renders it so is tried with the first object of a process.
  tried = true;
  rendersLikeStock = JSON.stringify(manifest) === JSON.stringify(toJson.call(object));
  return rendersLikeStock ? manifest : undefined;
}

/** As cdk8s came: what a program puts in their place later has to be asked, as any rendering of its own. */
const stock = { object: ApiObject.prototype.toJson, metadata: ApiObjectMetadataDefinition.prototype.toJson };

let rendersLikeStock = true;
let tried = false;

/** What cdk8s keeps in an ApiObject and its metadata beyond their types. */
interface Internals {
  readonly props?: Values;
  readonly patches?: readonly unknown[];
  readonly metadata: Values & { readonly _additionalAttributes?: Values };
}

function tryManifest({ props, patches, metadata }: Internals): Values | undefined {
  const { _additionalAttributes: added } = metadata;
  if (props === undefined || patches?.length !== 0 || added === undefined) return undefined;
  try {
    return inOrder(props, plain(allOf(metadata, added), alwaysSorted));
  } catch {
    // Whatever a getter throws, or a value that holds itself, cdk8s reports with the path of the object.
    return undefined;
  }
}

/** The fields of metadata, and others that were added; what the fields are now goes first. */
function allOf(metadata: Internals['metadata'], added: Values): Values {
  const { name, namespace, annotations, finalizers, ownerReferences, labels } = metadata;
  const all: Record<string, unknown> = { name, namespace, annotations, finalizers, ownerReferences, labels };
  for (const key of Object.keys(added)) {
    if (key === '__proto__') throw notPlain;
    if (!Object.hasOwn(all, key)) all[key] = added[key];
  }
  return all;
}

function inOrder(props: Values, metadata: unknown): Values {
  const how = { sort: !process.env.CDK8S_DISABLE_SORT, empty: true };
  const [apiVersion, kind] = [plain(props.apiVersion, how), plain(props.kind, how)];
  const manifest: Record<string, unknown> = {};
  if (apiVersion !== undefined) manifest.apiVersion = apiVersion;
  if (kind !== undefined) manifest.kind = kind;
  if (metadata !== undefined) manifest.metadata = metadata;
  const others = Object.keys(props).filter((key) => key !== 'apiVersion' && key !== 'kind' && key !== 'metadata');
  copyInto(manifest, props, how, others);
  return manifest;
}

/** How plain values are copied: with their keys sorted, and with lists and maps that are empty. */
interface Copying {
  readonly sort: boolean;
  readonly empty: boolean;
}

/** cdk8s sorts metadata even if the order of keys is kept elsewhere, and drops empty values in it. */
const alwaysSorted: Copying = { sort: true, empty: false };

const notPlain = new Error('not a plain value');

/** A copy of a plain value. @throws notPlain for tokens, instances of classes, functions, and whatever else needs a look. */
function plain(value: unknown, how: Copying): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      if (value === null) return undefined;
      return Array.isArray(value) ? plainList(value, how) : plainMap(value, how);
    default:
      throw notPlain;
  }
}

function plainList(list: readonly unknown[] & Tokenlike, how: Copying): unknown {
  if (Object.getPrototypeOf(list) !== Array.prototype || list.resolve !== undefined || list.value !== undefined)
    throw notPlain;
  if (list.length === 0 && !how.empty) return undefined;
  return list.map((element) => plain(element, how));
}

/** The properties by which cdk8s recognizes a token, enumerable or not. */
interface Tokenlike {
  readonly resolve?: unknown;
  readonly value?: unknown;
}

function plainMap(map: object, how: Copying): unknown {
  const copy: Record<string, unknown> = {};
  return copyInto(copy, map, how) || how.empty ? copy : undefined;
}

/** Copies what a map has. @returns whether that is anything. */
function copyInto(
  copy: Record<string, unknown>,
  map: object & Tokenlike,
  how: Copying,
  keys: string[] = Object.keys(map),
): boolean {
  // An own `constructor` is what cdk8s cannot sort.
  if (Object.getPrototypeOf(map) !== Object.prototype || map.constructor !== Object || map.resolve !== undefined)
    throw notPlain;
  if (how.sort) sortKeys(keys);
  let filled = false;
  for (const key of keys) {
    if (key === '__proto__') throw notPlain;
    const value = plain((map as Values)[key], how);
    if (value === undefined) continue;
    copy[key] = value;
    filled = true;
  }
  return filled;
}

/** Most maps have a handful of keys, which are put in order in less time than `sort` needs to begin. */
function sortKeys(keys: string[]): void {
  if (keys.length > 12) {
    keys.sort();
    return;
  }
  for (let next = 1; next < keys.length; next++) {
    const key = keys[next] as string;
    let at = next;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
}
