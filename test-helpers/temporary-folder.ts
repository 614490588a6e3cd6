import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for each test of a file; called where the tests are. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdk8s-pods-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** The same, as the working folder of each test. */
export function workingFolder(): () => string {
  const before = process.cwd();
  afterEach(() => process.chdir(before));
  const folder = temporaryFolder();
  beforeEach(() => process.chdir(folder()));
  return folder;
}

/** Writes files to a folder, by path, with the folders that they are in. */
export function writeFiles(files: Readonly<Record<string, string | Buffer>>, folder = '.'): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
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
