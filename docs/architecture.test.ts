import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '..');
const page = readFileSync(join(project, 'ARCHITECTURE.md'), 'utf8');
const { forbidden } = require(join(project, '.dependency-cruiser.cjs')) as {
  readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
};

/** What each room may import, from the rules of the linter. */
const mayImport: ReadonlyMap<string, readonly string[]> = new Map(
  forbidden
    .filter(({ name, comment }) => /^lib\/\w+$/.test(name) && comment.includes('may import'))
    .map(({ name, comment }) => [
      name.slice('lib/'.length),
      [...comment.slice(comment.indexOf('may import')).matchAll(/lib\/(\w+)/g)].map(([, room = '']) => room),
    ]),
);

/** The arrows of the picture, from a room to the one that imports it. */
function arrows(): readonly (readonly [below: string, above: string])[] {
  const [, picture = ''] = /```mermaid\n([\s\S]*?)```/.exec(page) ?? [];
  return picture.split('\n').flatMap((line) => {
    const rooms = line.trim().split(' --> ');
    return rooms.slice(1).map((above, at) => [rooms[at] ?? '', above] as const);
  });
}

/** All rooms below one, as the picture has it. */
function below(room: string): readonly string[] {
  const direct = arrows().flatMap(([lower, upper]) => (upper === room ? [lower] : []));
  return [...new Set(direct.flatMap((one) => [one, ...below(one)]))];
}

const rooms = [...mayImport.keys()];

function foldersIn(path: string): readonly string[] {
  const entries = readdirSync(join(project, path), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

describe('ARCHITECTURE.md', () => {
  test.each(rooms)('shows that lib/%s imports what .dependency-cruiser.cjs allows', (room) => {
    expect([...below(room)].sort()).toEqual([...(mayImport.get(room) ?? [])].sort());
  });

  test('has a row for each folder under lib/', () => {
    expect(foldersIn('lib').filter((name) => !page.includes(`| [lib/${name}](lib/${name}) |`))).toEqual([]);
  });

  test.each(['cli', 'cluster', 'plan', 'status', 'verify'])('links to each folder in lib/%s', (room) => {
    const folders = foldersIn(`lib/${room}`).filter((name) => name !== 'testdata' && name !== 'generated');
    expect(folders.filter((name) => !/^[)/]/.test(page.split(`](lib/${room}/${name}`)[1] ?? ''))).toEqual([]);
  });
});
