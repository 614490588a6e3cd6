import { Yaml } from 'cdk8s';
import type { Document } from './document';
import { isReadAs } from './yaml/ask';
import { Bytes } from './yaml/bytes';
import { LoneSurrogate } from './yaml/double-quoted';
import { isProved } from './yaml/string-text';
import { unwritable } from './yaml/unwritable';
import { NotJson, OccursTwice, writeJson } from './yaml/write-json';

/**
 * The documents of one file as cdk8s' `Yaml.stringify(...manifests)` writes them, at a small part of the time; but a string
 * that kubectl would read otherwise stands in double quotes. What is `undefined` is an empty document.
 *
 * @throws Error for a string that has half a surrogate pair in it, for a number that is not finite, and what `Yaml.stringify` throws for a document.
 */
export function manifestsYaml(documents: readonly Document[], bytes = new Bytes()): Buffer {
  bytes.reserve(documents.reduce((sum, { text }) => sum + (text?.length ?? 0), 0));
  for (const [at, document] of documents.entries()) {
    if (at > 0) bytes.append('---\n');
    if (document.text === undefined) bytes.append(manifestYaml(document));
    else bytes.appendBytes(document.text);
  }
  return bytes.take();
}

/** One manifest, without the text that it may have already. */
export function manifestYaml({ manifest, isTree = false, path }: Document): string {
  if (typeof manifest !== 'object' || manifest === null) return stockYaml(manifest, path);
  try {
    return jsonYaml(manifest, isTree, path);
  } catch (error) {
    throw error instanceof LoneSurrogate ? (unwritable(manifest, path) ?? error) : error;
  }
}

/**
 * What is more than a tree of JSON (class instances, an object that occurs twice and so gets an anchor, cycles) is handed
 * to cdk8s as a whole, unless it has values that kubectl refuses. Where kubectl would read a string in that otherwise, what occurs twice is written twice.
 */
function jsonYaml(manifest: object, isTree: boolean, path: string | undefined): string {
  try {
    return `${writeJson(manifest, isTree)}\n`;
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    const text = stockYaml(manifest, path);
    const tree = error instanceof OccursTwice ? treeOf(manifest) : undefined;
    return tree === undefined || isReadAs(text, tree) ? text : jsonYaml(tree, true, path);
  }
}

/** As cdk8s writes it, once it is sure that kubectl can read it. */
function stockYaml(manifest: unknown, path: string | undefined): string {
  const refused = unwritable(manifest, path);
  if (refused !== undefined) throw refused;
  return Yaml.stringify(manifest);
}

/**
 * A copy in which nothing occurs twice; undefined where something is more than JSON, or has itself in it, and where all
 * strings are such that kubectl reads them, however they are written.
 */
function treeOf(manifest: object): object | undefined {
  let isSure = true;
  try {
    const text = JSON.stringify(manifest, (key, value: unknown) => {
      isSure &&= isProved(key) && (typeof value !== 'string' || isProved(value));
      return plainOnly(value);
    });
    return isSure ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function plainOnly(value: unknown): unknown {
  const isPlain = typeof value !== 'object' || value === null || Array.isArray(value) || isPlainObject(value);
  if (!isPlain || (typeof value === 'number' && !Number.isFinite(value))) throw new NotJson();
  return value === undefined ? null : value;
}

function isPlainObject(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype && !(Symbol.iterator in value);
}
