import { execFileSync } from 'node:child_process';
import { writeFiles } from './temporary-folder';

/** What git prints in a folder, as somebody whom no settings of the machine name. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  const settings = ['user.name=Ada', 'user.email=ada@shop.example', 'commit.gpgsign=false', 'init.defaultBranch=main'];
  const given = [...settings.flatMap((setting) => ['-c', setting]), ...args];
  return execFileSync('git', given, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The same in the working folder. */
export function git(...args: readonly string[]): string {
  return gitIn('.', ...args);
}

/** Writes files to a folder and commits all that is there; the folder is a repository then. */
export function commitFiles(files: Readonly<Record<string, string | Buffer>>, folder = '.'): void {
  writeFiles(files, folder);
  gitIn(folder, 'init', '--quiet');
  gitIn(folder, 'add', '--all');
  gitIn(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x');
}
