import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for each test of a file; called where the tests are. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdk8s-pods-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** The files of a folder, by path, folders inside included; empty folders end with `/` and hold nothing. */
export function filesOf(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.flatMap((path) => {
      const full = join(folder, path);
      if (!statSync(full).isDirectory()) return [[path, readFileSync(full, 'utf8')]];
      return readdirSync(full).length === 0 ? [[`${path}/`, '']] : [];
    }),
  );
}
