import { dirname, resolve } from 'node:path';
import { identityOf } from '../../kubernetes/identity';
import { entryOf } from '../../values/entry-of';
import type { Resource } from '../outputs/outcome';

/** An object, and the file that it is in. */
export interface FileOfObject {
  readonly file: string;
  readonly resource: Resource;
}

/**
 * The folder with which a file is applied: the outermost one in which no two files define the same object. In a folder where two
 * do, files are alternatives, or examples; `undefined` if the file is in such a folder.
 */
export function foldersTogether(objects: readonly FileOfObject[]): (file: string) => string | undefined {
  const paths = new Map<string, string>();
  const filesOf = new Map<string, string[]>();
  for (const { file, resource } of objects) {
    const identity = asAlternative(resource);
    if (identity !== undefined) entryOf(filesOf, identity, () => []).push(entryOf(paths, file, () => resolve(file)));
  }
  const hasAlternatives = new Set<string>();
  for (const files of filesOf.values()) {
    // In each folder that has two of them, two that are next to each other in this order are.
    files.sort();
    for (const [at, file] of files.entries()) {
      const next = files[at + 1];
      if (next === undefined || next === file) continue;
      const around = new Set(foldersOf(next));
      for (const folder of foldersOf(file)) if (around.has(folder)) hasAlternatives.add(folder);
    }
  }
  return (file) => {
    let outermost: string | undefined;
    for (const folder of foldersOf(resolve(file))) {
      if (hasAlternatives.has(folder)) break;
      outermost = folder;
    }
    return outermost;
  };
}

/** Workloads of one name are alternatives, too: a Deployment in one file, and a DaemonSet in another. */
function asAlternative(resource: Resource): string | undefined {
  const { apiVersion = '', kind = '' } = resource;
  return identityOf(runsPods.has(`${apiVersion} ${kind}`) ? { ...resource, apiVersion: 'v1', kind: 'Pod' } : resource);
}

const runsPods: ReadonlySet<string> = new Set(
  ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => `apps/v1 ${kind}`),
);

/** The folders that a file is in, the innermost first. */
function foldersOf(file: string): readonly string[] {
  const folders = [dirname(file)];
  for (let folder = dirname(file); dirname(folder) !== folder; ) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}
