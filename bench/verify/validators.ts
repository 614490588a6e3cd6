import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Json } from '../../generate/json';
import { writeSchemas } from './schemas';
import { type Cost, median, perObject, timed } from './timed';
import { compiled, goTool, npmTool } from './tools';

/** A validator, for one release. */
export interface Validator {
  readonly name: string;
  /** Of each object, whether it is refused. */
  refuses(objects: readonly Json[], scratch: string): readonly boolean[];
  /** What it costs to validate each of some objects, in a process that does nothing else. */
  cost(objects: readonly Json[], scratch: string): Cost;
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
    refuses: (objects, folder) => {
      const files = jsonFiles(objects, folder);
      const output = join(folder, 'kubeconform.json');
      timed([...command, '-output', 'json', files], output);
      const { resources } = read<{ resources: readonly { filename: string }[] }>(output);
      const refused = new Set(resources.map(({ filename }) => filename));
      return objects.map((_, at) => refused.has(jsonFile(files, at)));
    },
    cost: (objects, folder) => costOfCommand((file) => [...command, '-summary', file], objects, folder),
  };
}

/** kubectl-validate, with the schemas of a release that it carries, and no cluster. */
export function kubectlValidate(release: string): Validator {
  const command = [goTool('kubectl-validate'), '--version', release, '--output', 'json'];
  return {
    name: 'kubectl-validate',
    most: 1000,
    refuses: (objects, folder) => {
      const files = jsonFiles(objects, folder);
      const output = join(folder, 'kubectl-validate.json');
      timed([...command, files], output);
      const found = read<Record<string, readonly { status?: string }[]>>(output);
      return objects.map((_, at) => found[jsonFile(files, at)]?.some(({ status }) => status !== 'Success') !== false);
    },
    cost: (objects, folder) => costOfCommand((file) => [...command, file], objects, folder),
  };
}

/** A library for Node: the objects are values already. */
function inNode(name: 'verify' | 'kubernetes-models', home: string, release: string): Validator {
  const script = join(__dirname, 'in-node.mjs');
  const run = (objects: readonly Json[], folder: string, passes: number): Ran => {
    const file = join(folder, 'objects.jsonl');
    writeFileSync(file, `${objects.map((object) => JSON.stringify(object)).join('\n')}\n`);
    const command = [script, name, home, release, file, String(passes)];
    return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 }));
  };
  return {
    name,
    refuses: (objects, folder) => run(objects, folder, 0).refused,
    cost: (objects, folder) => {
      const [first] = run(objects, folder, 1).times;
      if (first === undefined) throw new Error(`${name}: no time was measured`);
      return perObject(first, { wall: 0, cpu: 0 }, objects.length);
    },
  };
}

interface Ran {
  readonly times: readonly (Cost & { readonly parse: number })[];
  readonly refused: readonly boolean[];
}

/** `verify` of this project, all tiers. */
export function verify(release: string, lib: string = compiled()): Validator {
  return inNode('verify', lib, release);
}

export function kubernetesModels(release: string): Validator {
  return inNode('kubernetes-models', npmTool(), release);
}

/** The command of this project. */
export function verifyCommand(release: string, lib: string = compiled()): Validator {
  const bin = join(lib, 'cli', 'bin.js');
  const command = [process.execPath, bin, 'verify', '--kubernetes', release, '--pod-security', 'restricted'];
  return {
    name: 'cdk8s-pods verify',
    refuses: () => {
      throw new Error('its findings are those of verify');
    },
    cost: (objects, folder) => costOfCommand((file) => [...command, file], objects, folder),
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
