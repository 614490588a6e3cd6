import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { type Fence, fencesOf, fileOf, outputOf, programsOf, shows } from '../../docs/fences';
import { yamlIn } from '../../docs/run-program';

// Does what the README says, word for word and in its order, as somebody would who has just cloned the project: what is
// not committed does not count.

const project = resolve(__dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'readme-'));
const clone = join(scratch, 'cdk8s-pods');
/** What the page takes for granted: a helm with a chart of Grafana, and a file of your own. */
const given = join(clone, 'docs/testdata');

const cloned = spawnSync('git', ['clone', '--quiet', project, clone], { encoding: 'utf8' });
if (cloned.status !== 0) throw new Error(`git clone failed: ${cloned.stderr}`);
const markdown = readFileSync(join(clone, 'README.md'), 'utf8');

const fences = fencesOf(markdown);
const isFinding = /: (?:error|warning): /;

/** Nothing of the test run that this is a part of. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_(?!config_)|npm_config_(local_prefix|json)$|JEST_|NODE_|CDK8S_|TSX_|INIT_CWD$)/.test(name),
    ),
  ),
  PATH: `${given}${delimiter}${process.env.PATH}`,
};

/** Where the reader is: `cd` in one fence holds for the next. */
let folder = clone;

function shell(commands: string): { readonly status: number | null; readonly said: string } {
  const whereTo = join(scratch, 'folder');
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `set -e\n${commands}\npwd >'${whereTo}'`], {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1e8,
  });
  if (status === 0) folder = readFileSync(whereTo, 'utf8').trim();
  return { status, said: `${stdout}\n${stderr}` };
}

/** All of `npm test` is what `.ci/run` starts with, in a clean checkout of its own; here it runs the tests of main.ts. */
const inTime = (commands: string) => commands.replace(/^(npm ci && npm test)$/m, '$1 -- main.test.ts');

/** A fence is run, written to the file that it names, or compared with what the program before it wrote. */
const steps: Readonly<Record<string, (fence: Fence) => void>> = {
  // Commands whose output is on the page end as it says: with 1 where something is found.
  sh: (fence) => {
    const { status, said } = shell(inTime(fence.text));
    const output = outputOf(fences, fence)?.text ?? '';
    if (status !== (isFinding.test(output) ? 1 : 0)) throw new Error(`exit code ${status}:\n${said}`);
    expect(said).toContain(output);
  },
  ts: (fence) => {
    const program = programUpTo(fence);
    cpSync(join(given, 'existing.yaml'), join(folder, 'existing.yaml'));
    writeFileSync(join(folder, program.file), program.text);
    const { status, said } = shell(`node -r tsx/cjs ${program.file}`);
    const reports = programsOf(markdown).find(({ file }) => file === program.file)?.reports ?? [];
    const fails = reports.some(({ text }) => !text.startsWith('warning: '));
    expect(`${status}\n${said}`).toMatch(fails ? /^1\n/ : /^0\n/);
    for (const { text } of reports) expect(said).toContain(text);
  },
  yaml: (fence) => {
    const file = fileOf(fence);
    if (file !== undefined) return writeFileSync(join(folder, file), fence.text);
    const written = yamlIn(join(folder, 'dist'));
    expect(shows(written, fence) ? fence.text : written).toBe(fence.text);
  },
  // What a program or a command reports is compared when it runs.
  text: () => {},
};

/** The program that a fence is a part of, as far as it has been read. */
function programUpTo({ line, text }: Fence) {
  const end = line + text.split('\n').length;
  const program = programsOf(markdown.split('\n').slice(0, end).join('\n')).at(-1);
  if (program === undefined) throw new Error(`README.md:${line}: belongs to no program`);
  return program;
}

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each(fences.map((fence) => [fence.line, fence.language, fence] as const))(
  'README.md, line %i: its %s fence holds in a fresh clone',
  (_line, language, fence) => {
    const step = steps[language];
    if (step === undefined) throw new Error(`nothing is known of fences in ${language}`);
    step(fence);
  },
);

test('the README leaves nothing behind in the checkout', () => {
  expect(spawnSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' }).stdout).toBe('');
});
