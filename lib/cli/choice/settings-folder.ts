import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ofCdk8s, ownFile } from '../../constructs/project-file';
import { UnreadableFile } from '../../constructs/read-file';

/** Where a repository begins: what is above it belongs to somebody else. */
const roots = ['.git', '.hg', '.jj', '.svn'];

/**
 * The folder of the settings that hold in the working folder, from there: the nearest one with a settings file, up to the root
 * of the repository. Without a repository, it is the working folder itself.
 * @throws UnreadableFile for a settings file whose name is not quite right
 */
export function settingsFolder(): string {
  const folders = foldersOfRepository();
  for (const folder of folders) {
    refuseMisnamed(folder);
    if ([ofCdk8s, ownFile].some((name) => isThere(join(folder, name)))) return relative('', folder);
  }
  return '';
}

/** The working folder and those above it, up to the root of its repository. */
function foldersOfRepository(): readonly string[] {
  const folders: string[] = [];
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    folders.push(folder);
    if (roots.some((name) => existsSync(join(folder, name)))) return folders;
    if (folder === dirname(folder)) return [process.cwd()];
  }
}

/** A link to nowhere is there, too: whoever set it expects it to hold. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

const misnamed = ['.cdk8s-pods.yml', 'cdk8s-pods.yaml', 'cdk8s-pods.yml'];

function refuseMisnamed(folder: string): void {
  for (const name of misnamed) {
    const path = join(folder, name);
    if (!existsSync(path) || !(name.startsWith('.') || isSettings(path))) continue;
    throw new UnreadableFile(
      `${relative('', resolve(path))} is not read`,
      `did you mean "${ownFile}"? rename it, or remove it`,
    );
  }
}

/** An object of a cluster may have such a file, too. */
function isSettings(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8');
    return /^pods\s*:/m.test(text) && !/^kind\s*:/m.test(text);
  } catch {
    return false;
  }
}
