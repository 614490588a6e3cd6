import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { isInside } from '../../synth/inside';

/** What report-reads.cjs has reported: files that a program read, and folders that it listed, which end with a slash. */
export function reportedPaths(report: string, output: string): readonly string[] {
  const paths = new Set(tryRead(report).split('\n'));
  paths.delete('');
  return [...paths].filter((path) => !isInside(path, resolve(output)));
}

const source = new Set(['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs']);
const data = new Set(['.json', '.yaml', '.yml']);

/** Whether a report has code of the project: it has none of ES modules, which Node reads past its own `fs`. */
export function hasCode(paths: readonly string[]): boolean {
  return paths.some((path) => source.has(extname(path)));
}

/** All files of a project that a program may load, without its output, packages, and folders that begin with a dot. */
export function projectFiles(output: string, folder = '.'): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || isInside(resolve(path), resolve(output)))
      return [];
    if (entry.isDirectory()) return [resolve(path) + sep, ...projectFiles(output, path)];
    const type = extname(entry.name);
    return source.has(type) || data.has(type) ? [resolve(path)] : [];
  });
}

function tryRead(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
