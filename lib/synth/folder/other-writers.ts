import { resolve } from 'node:path';
import type { OutputFile } from './output-file';

/** What one App, or one `synthEach`, last wrote to a folder. The writer may be collected as garbage, the paths stay. */
interface Written {
  readonly writer: WeakRef<object>;
  readonly paths: ReadonlySet<string>;
}

/** Who wrote which paths to a folder, since the program started. */
const byFolder = new Map<string, readonly Written[]>();

/**
 * Records what an App wrote to a folder. Returns what others of this program had written there and is now deleted: in a
 * program of several Apps that share a folder, each takes the files of the others for its own of earlier runs.
 */
export function deletedOfOthers(
  writer: object,
  outdir: string,
  files: readonly OutputFile[],
  pruned: readonly string[],
): readonly string[] {
  const folder = resolve(outdir);
  const others = (byFolder.get(folder) ?? []).filter((written) => written.writer.deref() !== writer);
  byFolder.set(folder, [...others, { writer: new WeakRef(writer), paths: new Set(files.map(({ path }) => path)) }]);
  return pruned.filter((path) => others.some(({ paths }) => paths.has(path)));
}
