import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryFolder } from '../../test-helpers/temporary-folder';

const folder = temporaryFolder();

/** A FIFO in place of a file. */
interface Fifo {
  /** Whether anybody has opened it to read. */
  readonly isRead: () => boolean;
  readonly close: () => Promise<void>;
}

/** A FIFO with a text for each reader: who opens it to write waits for one. */
function fifo(path: string, content: string): Fifo {
  execFileSync('mkfifo', [path]);
  let [isRead, isClosed] = [false, false];
  const write = async () => {
    while (!isClosed) {
      const file = await open(path, 'w');
      isRead ||= !isClosed;
      await file.writeFile(content).catch(() => {});
      await file.close();
    }
  };
  const writing = write();
  const close = async () => {
    isClosed = true;
    const reader = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    await writing;
    await reader.close();
  };
  return { isRead: () => isRead, close };
}

test.each([
  ['KUBECONFIG', 'config', () => ({ KUBECONFIG: join(folder(), 'config') })],
  ['the home folder', '.kube/config', () => ({ HOME: folder() })],
])('no entry point and no synth reads the kubeconfig of %s, and connect does', async (_, path, variables) => {
  mkdirSync(join(folder(), '.kube'));
  const kubeconfig = fifo(join(folder(), path), 'not a kubeconfig');
  const env = { PATH: process.env.PATH, CDK8S_OUTDIR: join(folder(), 'dist'), ...variables() };
  const program = join(__dirname, 'testdata/import-all.ts');
  const child = spawn(process.execPath, ['-r', require.resolve('tsx/cjs'), program], { cwd: folder(), env });
  const [reported, ended] = [text(child.stderr), once(child, 'close')];
  try {
    let printed = '';
    for await (const piece of child.stdout) {
      printed += piece;
      if (!printed.includes('synthesized')) continue;
      expect(kubeconfig.isRead()).toBe(false);
      child.stdin.end();
    }
    expect(printed).toMatch(/^\.\n(\.\/\w+\n)*\.\/cluster\n(\.\/\w+\n)*synthesized\n$/);
    expect(await reported).toContain('kubeconfig');
    expect(await ended).toEqual([1, null]);
    expect(kubeconfig.isRead()).toBe(true);
  } finally {
    child.kill();
    await kubeconfig.close();
  }
});
