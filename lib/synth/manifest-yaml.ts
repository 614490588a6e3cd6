import { Yaml } from 'cdk8s';
import { Bytes } from './yaml/bytes';
import { NotJson, writeJson } from './yaml/write-json';

/** A document of a file. */
export interface Document {
  readonly manifest: unknown;
  /** Whether it is known that all in it is plain, and occurs once: that need not be looked at then. @default false */
  readonly isTree?: boolean | undefined;
  /** The manifest as it is written, where it was printed already. */
  readonly text?: Uint8Array | undefined;
}

/**
 * The documents of one file as cdk8s' `Yaml.stringify(...manifests)` writes them, to the byte, at a small part of the
 * time. What is `undefined` is an empty one.
 *
 * @throws what `Yaml.stringify` throws for a document.
 */
export function manifestsYaml(documents: readonly Document[], bytes = new Bytes()): Buffer {
  bytes.reserve(documents.reduce((sum, { text }) => sum + (text?.length ?? 0), 0));
  for (const [at, { manifest, isTree, text }] of documents.entries()) {
    if (at > 0) bytes.append('---\n');
    if (text === undefined) bytes.append(manifestYaml(manifest, isTree));
    else bytes.appendBytes(text);
  }
  return bytes.take();
}

/**
 * One manifest. What is not plain JSON (class instances, an object that occurs twice and so gets an anchor, cycles, NaN) is
 * handed to cdk8s as a whole.
 *
 * @param isTree As in {@link Document}.
 */
export function manifestYaml(manifest: unknown, isTree = false): string {
  if (typeof manifest !== 'object' || manifest === null) return Yaml.stringify(manifest);
  try {
    return `${writeJson(manifest, isTree)}\n`;
  } catch (error) {
    if (error instanceof NotJson) return Yaml.stringify(manifest);
    throw error;
  }
}
