import { resolve } from 'node:path';
import type { OutputFile } from './output-file';

/** Who wrote which paths to a folder, since the program started. */
const writers = new Map<string, Map<object, ReadonlySet<string>>>();

/**
 * Notes what somebody wrote to a folder. Returns what others of this program had written there and is now deleted: a
 * program of several Apps that share a folder, where each takes the files of the others for its own of earlier runs.
 */
export function deletedOfOthers(
  writer: object,
  outdir: string,
  files: readonly OutputFile[],
  pruned: readonly string[],
): readonly string[] {
  const folder = resolve(outdir);
  const here = writers.get(folder) ?? new Map<object, ReadonlySet<string>>();
  writers.set(folder, here);
  const others = [...here].flatMap(([other, theirs]) => (other === writer ? [] : [theirs]));
  here.set(writer, new Set(files.map(({ path }) => path)));
  return pruned.filter((path) => others.some((theirs) => theirs.has(path)));
}
