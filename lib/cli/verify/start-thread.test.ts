import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { sizeBehind, threadsFor } from './start-thread';

const folder = temporaryFolder();

const write = (path: string, size: number) => {
  mkdirSync(join(folder(), path, '..'), { recursive: true });
  writeFileSync(join(folder(), path), '#'.repeat(size));
};

test('the size behind arguments is that of manifests in folders, and of files', () => {
  write('deploy/a.yaml', 10);
  write('deploy/b/c.yml', 20);
  write('deploy/b/d.json', 40);
  write('deploy/readme.md', 1000);
  write('deploy/.git/e.yaml', 1000);
  write('deploy/node_modules/f.yaml', 1000);
  write('g.txt', 80);
  const paths = [
    '--kubernetes',
    '1.35',
    join(folder(), 'deploy'),
    join(folder(), 'g.txt'),
    join(folder(), 'none'),
    '-',
  ];
  expect(sizeBehind(paths, 10_000)).toBe(150);
});

test('what is enough is not exceeded by more than a file', () => {
  for (const at of Array.from({ length: 9 }).keys()) write(`${at}.yaml`, 100);
  expect(sizeBehind([folder(), folder()], 250)).toBe(300);
});

test('a thread is started for each MiB, but one, and none without another core', () => {
  expect(threadsFor((1 << 20) - 1, 4)).toBe(0);
  expect(threadsFor(1 << 20, 4)).toBe(1);
  expect(threadsFor(9 << 20, 4)).toBe(3);
  expect(threadsFor(9 << 20, 1)).toBe(0);
});
