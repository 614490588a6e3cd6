import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as runProgram } from '../conformance/import/round-trip';
import { run } from '../lib/cli/run';
import { readDocuments } from '../lib/yaml';

const folder = join(__dirname, 'imported-shop');
const program = readFileSync(join(folder, 'main.ts'), 'utf8');

test('main.ts of imported-shop is what import makes of shop.yaml; `npm run import` in its folder makes it anew', () => {
  const printed = { out: '', err: '' };
  const code = run(['import', join(folder, 'shop.yaml')], {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    standardInput: () => Buffer.alloc(0),
    colours: false,
  });
  expect({ code, err: printed.err }).toEqual({ code: 0, err: '' });
  expect(printed.out).toBe(program);
});

test('main.ts of imported-shop synthesizes the objects of shop.yaml', () => {
  const wanted = readDocuments(readFileSync(join(folder, 'shop.yaml'), 'utf8')).map(({ value }) => value);
  const byText = (objects: readonly unknown[]) => objects.map((object) => JSON.stringify(sorted(object))).sort();
  expect(byText(runProgram(program, '1.35'))).toEqual(byText(wanted));
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}
