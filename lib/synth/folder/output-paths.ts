import type { OutputFile } from './output-file';
import { indexName, isNoPath } from './output-index';

/**
 * Why a path cannot be that of an output file; `undefined` if it can. The same on every platform, so that what one
 * machine writes another can check out; only a character that Windows alone refuses, which may come from the name of an
 * object (`system:node`), is an error there alone.
 */
export function pathProblem(path: string, platform: NodeJS.Platform = process.platform): string | undefined {
  if (path === '') return 'must not be empty';
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(path)) return 'must not contain control characters';
  if (/^([a-z]:|\/)/i.test(path)) return 'must be relative';
  if (path.includes('\\')) return 'must not contain a backslash (the separator is "/")';
  if (isNoPath(path)) return 'must not start like a comment or a merge conflict';
  if (platform === 'win32' && /[<>:"|?*]/.test(path))
    return 'must not contain characters that Windows does not allow: < > : " | ? *';
  for (const part of path.split('/')) {
    const problem = partProblem(part);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function partProblem(part: string): string | undefined {
  if (part === '') return 'must not have an empty segment';
  if (part === '.' || part === '..') return `must not have the segment "${part}"`;
  const lower = part.toLowerCase();
  if (lower === '.git') return 'must not be inside a .git folder';
  if (lower.startsWith(indexName))
    return `must not have a segment that starts with "${indexName}", the name of the index`;
  if (/[. ]$/.test(part)) return 'must not have a segment that ends with a dot or a space, which Windows drops';
  if (/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/.test(lower)) {
    return `must not have the segment "${part}", which Windows reserves`;
  }
  const bytes = Buffer.byteLength(part);
  return bytes > 255 ? `must not have a segment of more than 255 bytes, got ${bytes}` : undefined;
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
    if (problem !== undefined) problems.push(`${quoted(path)} ${problem}; rename it`);
    const name = sameName(path);
    const other = byName.get(name);
    if (other === path) problems.push(`duplicate path ${quoted(path)}; rename one of them`);
    else if (other !== undefined) {
      problems.push(
        `${quoted(other)} and ${quoted(path)} are the same file on case-insensitive file systems; rename one of them`,
      );
    }
    byName.set(name, path);
  }
  for (const [name, path] of byName) {
    const file = byName.get(foldersOf(name).find((folder) => byName.has(folder)) ?? name);
    if (file !== undefined && file !== path) {
      problems.push(`${quoted(file)} is both a file and a folder of ${quoted(path)}; rename one of them`);
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
