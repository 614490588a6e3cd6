import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Json } from '../../generate/json';
import { writeSchemas } from './schemas';
import { type Cost, median, perObject, timed } from './timed';
import { goTool, npmTool } from './tools';

export interface Measuring {
  /** A folder for files. */
  readonly scratch: string;
  /** Objects of the same sort, for what has to be warm. */
  readonly others: readonly Json[];
}

/** A validator, for one release. */
export interface Validator {
  readonly name: string;
  /** Of each object, whether it is refused. */
  refuses(objects: readonly Json[], at: { readonly scratch: string }): readonly boolean[];
  /** What it costs to validate each of some objects, in a process that does nothing else. */
  cost(objects: readonly Json[], at: Measuring): Cost;
  /** The most objects that it can be given in a reasonable time. */
  readonly most?: number;
}

/** kubeconform, with schemas made from the release's own OpenAPI, and as many workers as it takes by default. */
export function kubeconform(release: string, scratch: string): Validator {
  const program = goTool('kubeconform');
  const schemas = join(scratch, `schemas-${release}`);
  writeSchemas(release, schemas);
  const location = join(schemas, '{{ .ResourceKind }}.json');
  const command = [program, '-strict', '-schema-location', location, '-kubernetes-version', `${release}.0`];
  return {
    name: 'kubeconform',
    refuses: (objects, { scratch: folder }) => {
      const files = jsonFiles(objects, folder);
      const output = join(folder, 'kubeconform.json');
      timed([...command, '-output', 'json', files], output);
      const { resources } = read<{ resources: readonly { filename: string }[] }>(output);
      const refused = new Set(resources.map(({ filename }) => filename));
      return objects.map((_, at) => refused.has(jsonFile(files, at)));
    },
    cost: (objects, { scratch: folder }) => costOfCommand((file) => [...command, '-summary', file], objects, folder),
  };
}

/** kubectl-validate, with the schemas of a release that it carries, and no cluster. */
export function kubectlValidate(release: string): Validator {
  const command = [goTool('kubectl-validate'), '--version', release, '--output', 'json'];
  return {
    name: 'kubectl-validate',
    most: 1000,
    refuses: (objects, { scratch: folder }) => {
      const files = jsonFiles(objects, folder);
      const output = join(folder, 'kubectl-validate.json');
      timed([...command, files], output);
      const found = read<Record<string, readonly { status?: string }[]>>(output);
      return objects.map((_, at) => found[jsonFile(files, at)]?.some(({ status }) => status !== 'Success') !== false);
    },
    cost: (objects, { scratch: folder }) => costOfCommand((file) => [...command, file], objects, folder),
  };
}

/** A library for Node: the objects are values already. */
function inNode(name: 'verify' | 'kubernetes-models', home: string, release: string, isWarm = true): Validator {
  const run = <T>(...files: readonly string[]): T => {
    const command = [join(__dirname, 'in-node.mjs'), name, home, release, ...files];
    return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 }));
  };
  return {
    name: isWarm ? name : `${name}, just started`,
    refuses: (objects, { scratch }) =>
      run<{ refused: readonly boolean[] }>(lines(join(scratch, 'objects.jsonl'), objects)).refused,
    cost: (objects, { scratch, others }) => {
      const before = lines(join(scratch, 'others.jsonl'), isWarm ? others : []);
      return perObject(run<Cost>(lines(join(scratch, 'objects.jsonl'), objects), before), nothing, objects.length);
    },
  };
}

const nothing: Cost = { wall: 0, cpu: 0 };

function lines(file: string, objects: readonly Json[]): string {
  writeFileSync(file, objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
  return file;
}

/** `verify` of this project, all tiers. `isWarm`: what it costs once it is compiled; else from the start of Node on. */
export function verify(release: string, lib: string, isWarm = true): Validator {
  return inNode('verify', lib, release, isWarm);
}

export function kubernetesModels(release: string): Validator {
  return inNode('kubernetes-models', npmTool(), release);
}

/** The command of this project, which also knows line and column. */
export function verifyCommand(release: string, lib: string): Validator {
  const bin = join(lib, 'cli', 'bin.js');
  const command = [process.execPath, bin, 'verify', '--kubernetes', release, '--pod-security', 'restricted'];
  return {
    name: 'cdk8s-pods verify',
    most: 1000,
    refuses: () => {
      throw new Error('its findings are those of verify');
    },
    cost: (objects, { scratch: folder }) => costOfCommand((file) => [...command, file], objects, folder),
  };
}

const runs = 3;

/** Over one file of YAML documents, as synth writes it; without what the command needs for a single object. */
function costOfCommand(command: (file: string) => readonly string[], objects: readonly Json[], folder: string): Cost {
  const measure = (name: string, some: readonly Json[]): Cost => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, some.map((object) => stringify(object, { aliasDuplicateObjects: false })).join('---\n'));
    return median(Array.from({ length: runs }, () => timed(command(file), join(folder, 'out.txt'))));
  };
  return perObject(measure('all', objects), measure('one', objects.slice(0, 1)), objects.length - 1);
}

/** A file for each object: a result is known by its file. */
function jsonFiles(objects: readonly Json[], folder: string): string {
  const files = join(folder, 'objects');
  rmSync(files, { recursive: true, force: true });
  mkdirSync(files);
  for (const [at, object] of objects.entries()) writeFileSync(jsonFile(files, at), JSON.stringify(object));
  return files;
}

function jsonFile(folder: string, at: number): string {
  return join(folder, `${at}.json`);
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'));
}
