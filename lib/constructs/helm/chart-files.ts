import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with more files is not a chart, but contains one by accident. */
const maxFiles = 10_000;
const maxBytes = 64 << 20;

/**
 * A hash of all files of a chart: a folder or a packaged chart. Links are followed, as helm follows them.
 * @throws Error where one cannot be read, and where there are too many.
 */
export function hashOfChart(path: string): string {
  const hash = createHash('sha256');
  const budget = { files: maxFiles, bytes: maxBytes };
  add(path, '', { hash, budget, above: [] });
  return hash.digest('hex');
}

interface Hashing {
  readonly hash: Hash;
  readonly budget: { files: number; bytes: number };
  /** The real paths of the folders above, for links that lead back. */
  readonly above: readonly string[];
}

function add(path: string, name: string, hashing: Hashing): void {
  const { hash, budget, above } = hashing;
  const stats = statSync(path);
  budget.files -= 1;
  budget.bytes -= stats.isFile() ? stats.size : 0;
  if (budget.files < 0 || budget.bytes < 0) throw new Error(`${path}: too many files for a chart`);
  if (stats.isDirectory()) {
    const real = realpathSync(path);
    if (above.includes(real)) throw new Error(`${path}: symbolic link to one of its parent folders`);
    for (const entry of readdirSync(path).sort()) {
      add(join(path, entry), `${name}/${entry}`, { ...hashing, above: [...above, real] });
    }
    return;
  }
  if (!stats.isFile()) throw new Error(`${path}: must be a file or a folder`);
  hash.update(`${Buffer.byteLength(name)} ${stats.size}\n${name}`).update(readFileSync(path));
}
