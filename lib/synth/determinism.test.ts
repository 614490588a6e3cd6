import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { filesOf, temporaryFolder } from '../../test-helpers/temporary-folder';

const program = join(__dirname, 'testdata', 'deterministic-app.ts');
const project = resolve(__dirname, '../..');
const folder = temporaryFolder();

interface Surroundings {
  readonly cwd?: string;
  readonly umask?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What the program writes, run as a process of its own. */
function synthesized(root: string, { cwd = project, umask = '022', env = {} }: Surroundings = {}) {
  const command = `umask ${umask}; exec "$0" -r "$1" "$2" "$3"`;
  const tsx = require.resolve('tsx/cjs');
  const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, tsx, program, root], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      TSX_TSCONFIG_PATH: join(project, 'tsconfig.json'),
      CDK8S_PODS_KUBERNETES: '1.35',
      ...env,
    },
  });
  expect([status, stderr]).toEqual([0, expect.not.stringMatching(/Error/)]);
  return filesOf(root);
}

test('the same program gives the same bytes in any surroundings', () => {
  const at = (name: string) => join(folder(), name);
  const expected = synthesized(at('first'), { env: { TZ: 'UTC', LC_ALL: 'C' } });
  expect(Object.keys(expected).length).toBeGreaterThan(60);
  expect(Object.keys(expected)).toEqual(
    expect.arrayContaining(['build/files/pods.json', 'build/objects/pods.json', 'dist/objects/kustomization.yaml']),
  );

  // Turkish has two letters i, Swedish has its vowels behind z; Kiritimati is a day ahead of Niue.
  const turkish = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
  expect(synthesized(at('turkish'), { env: turkish, umask: '077', cwd: folder() })).toEqual(expected);
  const swedish = { TZ: 'Pacific/Niue', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE', LANGUAGE: 'sv', HOME: '/' };
  expect(synthesized(at('swedish'), { env: swedish, cwd: '/' })).toEqual(expected);
});

test('and so it does over what is in the folder already, made in any order', () => {
  const at = (name: string) => join(folder(), name);
  const expected = synthesized(at('first'));
  const shuffled = Object.entries(expected)
    .reverse()
    .sort(([a], [b]) => (hash(a) < hash(b) ? -1 : 1));
  // What is stale is ours, as the index says, and a pods.json itself.
  const isWhole = (path: string) => /(\.cdk8s-pods|pods\.json)$/.test(path) || path.length % 2 === 0;
  for (const [path, text] of shuffled) write(join(at('second'), path), isWhole(path) ? text : 'stale');
  expect(synthesized(at('second'))).toEqual(expected);
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Any order that is not the alphabet's, and the same each time. */
function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1009, 7);
}
