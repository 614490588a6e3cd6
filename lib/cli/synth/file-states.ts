import { readdirSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** What tells by path whether a file, or the list of files in a folder, is the same as before. */
export type FileStates = ReadonlyMap<string, string>;

/** The states of files, and of folders, whose paths end with a slash. One that does not exist has a state, too. */
export function statesOf(paths: readonly string[]): FileStates {
  return new Map(paths.map((path) => [path, /[\\/]$/.test(path) ? folderState(path) : fileState(path)]));
}

/**
 * Waits until one of some files differs, and then until none has changed for a moment; returns the paths that differ, or
 * none where it is aborted. It looks at them again and again: that works on every file system, for editors that
 * replace a file, and for any number of files.
 */
export async function nextChange(before: FileStates, signal: AbortSignal): Promise<readonly string[]> {
  const paths = [...before.keys()];
  let last = before;
  for (;;) {
    const start = performance.now();
    const now = statesOf(paths);
    const changed = paths.filter((path) => now.get(path) !== before.get(path));
    if (changed.length > 0 && paths.every((path) => now.get(path) === last.get(path))) return changed;
    last = now;
    // At most a twentieth of a processor's time, however many there are.
    const pause = changed.length > 0 ? quiet : Math.max(interval, 20 * (performance.now() - start));
    await setTimeout(pause, undefined, { signal }).catch(() => {});
    if (signal.aborted) return [];
  }
}

/** Milliseconds between two looks, and for which nothing must change before a change counts. */
const interval = 25;
const quiet = 20;

function fileState(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}

function folderState(path: string): string {
  try {
    const names = readdirSync(path).filter((name) => !name.startsWith('.'));
    return names.sort().join('\n');
  } catch {
    return '';
  }
}
