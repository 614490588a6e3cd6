/**
 * The name of the index: the paths of the files that an app wrote to its output folder, so that the next run knows which
 * of them to delete. It is committed with them. `kubectl apply --filename`, Argo CD, Flux and kustomize take only
 * `.yaml`, `.yml` and `.json` for manifests, so none of them reads it.
 *
 * It holds paths and nothing else. With a hash beside each, a file that somebody has edited since could be spared; but
 * then two branches that each change a manifest would always change neighbouring lines of the index, and git could not
 * merge what it merges today. Such an edit is lost all the same when the file is synthesized again, as in any folder
 * of generated files; git has it.
 */
export const indexName = '.cdk8s-pods';

/** Who is writing to the folder now: {@link holdFolder}. */
export const lockName = `${indexName}.lock`;

const header = '# What cdk8s-pods writes here, and deletes once the app no longer has it. Commit this file.';

/** The text of an index: sorted, so that it depends on nothing but the paths. */
export function printIndex(paths: Iterable<string>): string {
  return `${[header, ...[...new Set(paths)].sort()].join('\n')}\n`;
}

/**
 * The lines of an index that name something. One that git could not merge, or checked out with other line ends, is read
 * as well: what either side wrote was written by the app.
 */
export function parseIndex(text: string): readonly string[] {
  return [...new Set(text.split(/\r?\n/))].filter((line) => line !== '' && !isNoPath(line));
}

/** Whether a line of an index is something else than a path: a comment, or what git leaves around a conflict. */
export function isNoPath(line: string): boolean {
  return /^(#|<{7}|\|{7}|={7}|>{7})/.test(line);
}

/** The name under which a file is written before it is renamed. */
export function temporaryName(run: string, number: number): string {
  return `${indexName}.${run}-${number}.tmp`;
}

/** Whether a name is one that {@link temporaryName} makes. */
export function isTemporary(name: string): boolean {
  return /^\.cdk8s-pods\.[0-9a-f]{16}-\d+\.tmp$/.test(name);
}

/** The temporary name of a folder, next to its path, before it is moved there. */
export function temporaryFolderName(folder: string, run: string): string {
  return `${indexName}.${folder}.${run}.tmp`;
}

/** Whether a name is one that {@link temporaryFolderName} makes for a folder. */
export function isTemporaryFolder(name: string, folder: string): boolean {
  const start = `${indexName}.${folder}.`;
  return name.startsWith(start) && /^[0-9a-f]{16}\.tmp$/.test(name.slice(start.length));
}
