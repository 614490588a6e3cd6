import type { OutputFile } from './output-file';
import { indexName, isNoPath } from './output-index';

/**
 * Why a path cannot be that of an output file; `undefined` if it can. The same on every platform, so that what one
 * machine writes another can check out; only a character that Windows alone refuses, which may come from the name of an
 * object (`system:node`), is an error there alone.
 */
export function pathProblem(path: string, platform: NodeJS.Platform = process.platform): string | undefined {
  if (path === '') return 'is empty';
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(path)) return 'has a control character';
  if (/^([a-z]:|\/)/i.test(path)) return 'is absolute';
  if (path.includes('\\')) return 'has a backslash; parts are separated by "/"';
  if (isNoPath(path)) return 'begins as a comment, or as a line of a merge conflict';
  if (platform === 'win32' && /[<>:"|?*]/.test(path))
    return 'has a character that Windows does not allow: < > : " | ? *';
  for (const part of path.split('/')) {
    const problem = partProblem(part);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function partProblem(part: string): string | undefined {
  if (part === '') return 'has an empty part';
  if (part === '.' || part === '..') return `has the part "${part}"`;
  const lower = part.toLowerCase();
  if (lower === '.git') return "leads into git's own folder";
  if (lower.startsWith(indexName)) return `has a part that begins with "${indexName}", as the index does`;
  if (/[. ]$/.test(part)) return 'has a part that ends with a dot or a space, which Windows drops';
  if (/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/.test(lower)) {
    return `has the part "${part}", which Windows reserves for a device`;
  }
  const bytes = Buffer.byteLength(part);
  return bytes > 255 ? `has a part of ${bytes} bytes; file systems take 255` : undefined;
}

/**
 * What is wrong with the paths of files that are to be in one folder: each for itself, and two that would be one file,
 * or one file and one folder. Two that differ only in case, or in how an accented letter is encoded, are one on the file
 * systems of macOS and Windows.
 */
export function pathProblems(files: readonly OutputFile[]): readonly string[] {
  const problems: string[] = [];
  const byName = new Map<string, string>();
  const quoted = JSON.stringify;
  for (const { path } of files) {
    const problem = pathProblem(path);
    if (problem !== undefined) problems.push(`${quoted(path)} ${problem}; choose another name`);
    const name = sameName(path);
    const other = byName.get(name);
    if (other === path) problems.push(`${quoted(path)} would be written twice; give one of the two another name`);
    else if (other !== undefined) {
      problems.push(
        `${quoted(other)} and ${quoted(path)} are one file where case does not count; choose another name for one`,
      );
    }
    byName.set(name, path);
  }
  for (const [name, path] of byName) {
    const file = byName.get(foldersOf(name).find((folder) => byName.has(folder)) ?? name);
    if (file !== undefined && file !== path) {
      problems.push(
        `${quoted(file)} would be a file, and a folder for ${quoted(path)}; choose another name for one of them`,
      );
    }
  }
  return problems;
}

/** Equal for paths that are one on some file system. */
export function sameName(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** The folders that a path leads through, the outermost first: `a`, `a/b` of `a/b/c`. */
export function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}
