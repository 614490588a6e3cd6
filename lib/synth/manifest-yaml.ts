import { Yaml } from 'cdk8s';
import { NotJson, writeJson } from './yaml/write-json';

/**
 * One manifest as cdk8s' `Yaml.stringify` writes it, to the byte, at a small part of the time. What is not plain JSON
 * (class instances, an object that occurs twice and so gets an anchor, cycles, NaN) is handed to cdk8s as a whole.
 *
 * @throws what `Yaml.stringify` throws for it.
 */
export function manifestYaml(manifest: unknown): string {
  if (typeof manifest !== 'object' || manifest === null) return Yaml.stringify(manifest);
  try {
    const text = `${writeJson(manifest)}\n`;
    // Reading a character makes one flat string of the many pieces, which then can be freed.
    text.charCodeAt(0);
    return text;
  } catch (error) {
    if (error instanceof NotJson) return Yaml.stringify(manifest);
    throw error;
  }
}

/** The documents of one file as cdk8s' `Yaml.stringify(...documents)` writes them: `undefined` is an empty one. */
export function manifestsYaml(documents: readonly unknown[]): string {
  return documents.map(manifestYaml).join('---\n');
}
