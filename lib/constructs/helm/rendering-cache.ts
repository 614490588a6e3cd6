import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What is kept of a rendering: its text, or, where two of them differ, in what. */
export type KeptRendering = { readonly text: string } | { readonly unstable: readonly string[] };

const day = 86_400_000;
/** Entries that were not used for this time are removed, and the oldest ones beyond this number or size. */
const maxAge = 30 * day;
const maxEntries = 200;
const maxBytes = 128 << 20;

/**
 * The folder for renderings, in the project's node_modules, where tools keep what can be made again; `undefined` where
 * there is none.
 */
export function cacheFolder(from: string = process.cwd()): string | undefined {
  const folder = resolve(from);
  if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules/.cache/cdk8s-pods/helm');
  const above = dirname(folder);
  return above === folder ? undefined : cacheFolder(above);
}

/** What is kept under a key. What is damaged, or cannot be read, is as if it were not there. */
export function readKept(folder: string, key: string): KeptRendering | undefined {
  const path = join(folder, key);
  try {
    const [hash, body = ''] = readFileSync(path, 'utf8').split('\n', 2);
    if (hash !== hashOf(body)) return undefined;
    const kept = JSON.parse(body) as KeptRendering;
    touch(path);
    return kept;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a rendering, as a whole or not at all, for its user only: there may be secrets in it. Where it cannot be kept, it
 * is made again next time.
 */
export function keep(folder: string, key: string, kept: KeptRendering): void {
  const temporary = join(folder, `${key}.${randomUUID()}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const body = JSON.stringify(kept);
    writeFileSync(temporary, `${hashOf(body)}\n${body}`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, join(folder, key));
    prune(folder);
  } catch {
    remove(temporary);
  }
}

/** Removes a file, if it is there and can be removed. */
function remove(path: string): void {
  try {
    rmSync(path);
  } catch {
    // It is removed another time.
  }
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** An entry is as old as its last use, to the day. */
function touch(path: string): void {
  const now = Date.now();
  if (now - statSync(path).mtimeMs > day) utimesSync(path, now / 1000, now / 1000);
}

function prune(folder: string): void {
  const now = Date.now();
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return [];
    const age = now - stats.mtimeMs;
    // A run that was ended left it half written.
    return [{ path, size: stats.size, age: name.endsWith('.tmp') ? age * 30 : age }];
  });
  let [entries, bytes] = [0, 0];
  for (const { path, size, age } of files.sort((one, other) => one.age - other.age)) {
    entries += 1;
    bytes += size;
    if (age > maxAge || entries > maxEntries || bytes > maxBytes) remove(path);
  }
}
