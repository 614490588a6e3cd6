import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { JsonObject } from '../../generate/json';

/** The objects of a measurement, written once for all validators and rounds. */
export interface Inputs {
  readonly count: number;
  /** JSON lines. */
  readonly lines: string;
  /** Others of the same sort, for what has to be warm. */
  readonly others: string;
  readonly yaml: Folders;
  readonly json: Folders;
  /** The first few of them, for what takes long. */
  readonly fewYaml: Folders;
}

/** The same objects as files of a hundred documents each, which lets a validator read several at a time. */
export interface Folders {
  readonly count: number;
  readonly all: string;
  /** The first object of each kind: with it, a validator loads all that it will need. */
  readonly first: string;
  readonly firstCount: number;
}

const inAFile = 100;
const few = 2000;

export function writeInputs(objects: readonly JsonObject[], others: readonly JsonObject[], scratch: string): Inputs {
  mkdirSync(scratch, { recursive: true });
  return {
    count: objects.length,
    lines: writeLines(join(scratch, 'objects.jsonl'), objects),
    others: writeLines(join(scratch, 'others.jsonl'), others),
    yaml: writeFolders(join(scratch, 'yaml'), objects, asYaml),
    json: writeFolders(join(scratch, 'json'), objects, asJson),
    fewYaml: writeFolders(join(scratch, 'few'), objects.slice(0, few), asYaml),
  };
}

/** @returns the file */
export function writeLines(file: string, objects: readonly unknown[]): string {
  writeFileSync(file, objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
  return file;
}

export function asYaml(object: JsonObject): string {
  return stringify(object, { aliasDuplicateObjects: false });
}

function asJson(object: JsonObject): string {
  return `${JSON.stringify(object)}\n`;
}

function writeFolders(folder: string, objects: readonly JsonObject[], write: (object: JsonObject) => string): Folders {
  const first = [...new Map([...objects].reverse().map((object) => [object.kind, object])).values()];
  return {
    count: objects.length,
    all: writeFiles(join(folder, 'all'), objects, write),
    first: writeFiles(join(folder, 'first'), first, write),
    firstCount: first.length,
  };
}

/** JSON is YAML, and every command here takes files of several YAML documents. */
export function writeFiles(
  folder: string,
  objects: readonly JsonObject[],
  write: (object: JsonObject) => string,
  inEach = inAFile,
): string {
  mkdirSync(folder, { recursive: true });
  for (let from = 0; from < objects.length; from += inEach) {
    const text = objects
      .slice(from, from + inEach)
      .map(write)
      .join('---\n');
    writeFileSync(join(folder, `${from / inEach}.yaml`), text);
  }
  return folder;
}
