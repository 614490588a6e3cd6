import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '..');

/** The lines of a file of ours in which a list is spread into arguments, as `npm run lint` has it. */
function spreads(file: string, lines: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'spread-arguments-'));
  cpSync(join(project, 'biome.json'), join(folder, 'biome.json'));
  cpSync(join(project, 'scripts/spread-arguments.grit'), join(folder, 'scripts/spread-arguments.grit'));
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=github', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, at] = /title=plugin.*,line=(\d+)/.exec(line) ?? [];
    return at === undefined ? [] : [lines[Number(at) - 1] ?? ''];
  });
}

const forbidden = [
  'a.push(...a);',
  'a.push(1, ...a);',
  'a?.unshift(...a);',
  'a.splice(0, 1, ...a);',
  'export const b = Math.max(0, ...a);',
  'export const c = new Array(...a);',
  'String.fromCharCode(...a);',
];
const allowed = ['export const a: number[] = [];', 'export const d = [...a, 1];', 'export const e = new Set([...a]);'];

test('npm run lint forbids a list that is spread into arguments', () => {
  expect(spreads('lib/verify/x.ts', [...allowed, ...forbidden])).toEqual(forbidden);
});

test('tests and attachments, whose lists are short, may spread them', () => {
  expect(spreads('lib/verify/x.test.ts', [...allowed, ...forbidden])).toEqual([]);
  expect(spreads('lib/attachments/x.ts', [...allowed, ...forbidden])).toEqual([]);
});
