import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { entryOf } from '../../lib/values/entry-of';
import { sources } from './sources';

/** A real manifest: an object, and the app that it is deployed with. */
export interface Manifest {
  readonly app: string;
  readonly object: object;
}

/** The real manifests, by source and app: what is looked at together. */
export function realApps(): ReadonlyMap<string, readonly object[]> {
  const apps = new Map<string, object[]>();
  for (const { name } of sources) {
    const text = gunzipSync(readFileSync(join(__dirname, `${name}.jsonl.gz`))).toString('utf8');
    for (const line of text.trimEnd().split('\n')) {
      const { app, object }: Manifest = JSON.parse(line);
      entryOf(apps, `${name} ${app}`, () => []).push(object);
    }
  }
  return apps;
}
