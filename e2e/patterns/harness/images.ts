import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { imageArchive } from '../../../oracle/node/image';
import { contents } from './image-contents';

/** The archive of the image that a reference names. @throws Error for one that has no contents here. */
function archiveFor(reference: string): Buffer {
  const repository = reference.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const make = contents[repository];
  if (make === undefined)
    throw new Error(`no image ${reference}; add ${repository} to e2e/patterns/harness/image-contents.ts`);
  return imageArchive({ ...make(), names: [reference] });
}

/**
 * Loads images into a node's containerd, under the names that the manifests use. Another process makes them, so that clients
 * of this one go on.
 */
export async function loadImages(node: string, references: readonly string[]): Promise<void> {
  if (references.length === 0) return;
  const args = ['-r', 'tsx/cjs', __filename, node, ...references];
  await promisify(execFile)(process.execPath, args, { cwd: resolve(__dirname, '../../..') });
}

function load(node: string, references: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'images-'));
  try {
    for (const [at, reference] of references.entries()) {
      const file = join(folder, `${at}.tar`);
      writeFileSync(file, archiveFor(reference));
      const socket = join(node, 'containerd.sock');
      execFileSync(join(node, 'programs/ctr'), ['-a', socket, '-n', 'k8s.io', 'images', 'import', file], {
        stdio: 'pipe',
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (require.main === module) {
  const [node = '', ...references] = process.argv.slice(2);
  load(node, references);
}
