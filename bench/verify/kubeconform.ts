import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../generate/json';
import { writeSchemas } from './schemas';
import { costOfCommand, timed } from './timed';
import { goTool } from './tools';
import type { Judge, Validator } from './validator';

type Command = readonly string[];

/** kubeconform, with schemas made from the release's own OpenAPI, and as many workers as it takes by default. */
function commandFor(release: string, scratch: string): Command {
  const schemas = join(scratch, `schemas-${release}`);
  writeSchemas(release, schemas);
  const location = join(schemas, '{{ .ResourceKind }}-{{ .ResourceAPIVersion }}.json');
  return [goTool('kubeconform'), '-strict', '-schema-location', location, '-kubernetes-version', `${release}.0`];
}

/** What it costs, of YAML, of JSON, and where it only reads: kinds that are skipped are read and not validated. */
export function kubeconformCosts(release: string, kinds: readonly string[], scratch: string): readonly Validator[] {
  const command = commandFor(release, scratch);
  const output = join(scratch, 'kubeconform.txt');
  const over = (folder: string): Command => [...command, '-summary', folder];
  const reading = (folder: string): Command => [...command, '-summary', '-skip', kinds.join(), folder];
  return [
    { name: 'kubeconform', reads: 'YAML', cost: ({ yaml }) => costOfCommand(over, yaml, output) },
    { name: 'kubeconform', reads: 'JSON', cost: ({ json }) => costOfCommand(over, json, output) },
    {
      name: 'kubeconform, which only reads',
      reads: 'JSON',
      cost: ({ json }) => costOfCommand(reading, json, output),
    },
  ];
}

/** The command over some folders, as a user runs it. */
export function kubeconformCommand(release: string, scratch: string): (folders: readonly string[]) => Command {
  const command = commandFor(release, scratch);
  return (folders) => [...command, '-summary', ...folders];
}

export function kubeconform(release: string, scratch: string): Judge {
  const command = commandFor(release, scratch);
  return {
    name: 'kubeconform',
    refuses: (objects, folder) => {
      const { files, fileOf } = jsonFiles(objects, folder);
      const output = join(folder, 'kubeconform.json');
      timed([...command, '-verbose', '-output', 'json', files], output);
      const { resources }: Report = JSON.parse(readFileSync(output, 'utf8'));
      const statuses = new Map(resources.map(({ filename, status }) => [filename, status]));
      return objects.map((_, at) => {
        const status = statuses.get(fileOf(at));
        if (status === undefined) throw new Error(`kubeconform says nothing of ${JSON.stringify(objects[at])}`);
        return status !== 'statusValid';
      });
    },
  };
}

interface Report {
  readonly resources: readonly { readonly filename: string; readonly status: string }[];
}

/** A file for each object: a result is known by its file. */
export function jsonFiles(
  objects: readonly Json[],
  folder: string,
): { readonly files: string; readonly fileOf: (at: number) => string } {
  const files = join(folder, 'objects');
  const fileOf = (at: number): string => join(files, `${at}.json`);
  rmSync(files, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  for (const [at, object] of objects.entries()) writeFileSync(fileOf(at), JSON.stringify(object));
  return { files, fileOf };
}
