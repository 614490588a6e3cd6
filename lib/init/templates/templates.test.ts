import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { projectFiles } from '../project-files';
import { type TemplateName, templates } from './all-templates';

const project = resolve(__dirname, '../../..');
const folder = temporaryFolder();

test('the programs and tests of all templates are formatted, and the linter has nothing to say', () => {
  for (const file of ['biome.json', 'scripts/spread-arguments.grit']) cpSync(join(project, file), join(folder(), file));
  for (const template of Object.keys(templates) as readonly TemplateName[]) {
    mkdirSync(join(folder(), template));
    for (const [path, text] of Object.entries(projectFiles({ template }))) {
      if (path.endsWith('.ts')) writeFileSync(join(folder(), template, path), text);
    }
  }
  const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'check', '--vcs-enabled=false', '--error-on-warnings', '.'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder(), encoding: 'utf8' });
  expect(`${status}\n${stderr}`).toBe('0\n');
});
