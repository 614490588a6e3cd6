import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fencesOf, fileOf, programsOf } from '../../docs/fences';
import { readPage } from '../../docs/pages';
import { readersFolder } from '../../docs/run-program';
import { scenario } from './harness';

const page = readPage('docs/cluster.md');
const fences = fencesOf(page);

/** What the page says that a program prints: the text after it. */
function printedBy(file: string): string | undefined {
  const next = fences[fences.findIndex((fence) => fileOf(fence) === file) + 1];
  return next?.language === 'text' ? next.text : undefined;
}

for (const program of programsOf(page)) {
  scenario(
    `${program.file} of docs/cluster.md does what the page shows`,
    { podSecurity: 'baseline' },
    async (cluster) => {
      const folder = readersFolder(page);
      writeFileSync(join(folder, program.file), program.text);
      const env = { ...process.env, KUBECONFIG: cluster.kubeconfig, TSX_TSCONFIG_PATH: join(folder, 'tsconfig.json') };
      const child = spawn(process.execPath, ['-r', 'tsx/cjs', program.file], { cwd: folder, env });
      const [printed, reported, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ]);
      expect({ code, reported }).toEqual({ code: 0, reported: '' });
      expect(printed).toBe(printedBy(program.file) ?? 'added once\nmodified once\ndeleted once\n');
    },
  );
}
