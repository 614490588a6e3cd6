import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as attachments from '.';

const project = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');

/** The rooms of lib/attachments that have attachments. */
const rooms = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['shared', 'testdata'].includes(entry.name))
  .map(({ name }) => name);

/** The attachments of this package: each a file in its room, and its function. */
const all = rooms
  .flatMap((room) => readdirSync(join(__dirname, room)).map((name) => `${room}/${name}`))
  .filter((file) => /\/[a-z0-9-]+\.ts$/.test(file))
  .map((file) => ({ file, name: basename(file, '.ts') }))
  .map(({ file, name }) => ({ file, name, make: name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) }));

describe.each(all)('the attachment $make in lib/attachments/$file', ({ file, name, make }) => {
  const needed: readonly (readonly [what: string, isThere: boolean])[] = [
    [`export ${make} from lib/attachments/index.ts`, make in attachments],
    [`export ${make} from lib/index.ts`, new RegExp(`\\b${make}\\b`).test(read('lib/index.ts'))],
    [
      `write lib/attachments/${file.replace('.ts', '.test.ts')}`,
      existsSync(join(__dirname, file.replace('.ts', '.test.ts'))),
    ],
    [
      `add ${make}(…) to lib/attachments/testdata/samples.ts`,
      new RegExp(`\\b${make}\\(`).test(read('lib/attachments/testdata/samples.ts')),
    ],
    [
      `write docs/attachments/${name}.md, with ${make}(…) in its program`,
      existsSync(join(project, `docs/attachments/${name}.md`)) &&
        new RegExp(`\\b${make}\\(`).test(read(`docs/attachments/${name}.md`)),
    ],
    [
      `add a row to docs/attachments.md`,
      read('docs/attachments.md').includes(`| [\`${make}\`](attachments/${name}.md) |`),
    ],
  ];

  test('is exported, tested, documented and in the matrix that servers judge', () => {
    expect(needed.filter(([, isThere]) => !isThere).map(([what]) => what)).toEqual([]);
  });
});

test('files in the rooms of lib/attachments are attachments; what they share is in lib/attachments/shared', () => {
  expect(all.map(({ make }) => make)).toEqual(expect.arrayContaining(['fluentBit', 'nginx']));
});
