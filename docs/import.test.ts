import { run } from '../lib/cli/run';
import { fencesOf, fileOf } from './fences';
import { readPage } from './pages';

const fences = fencesOf(readPage('docs/import.md'));
const textOf = (file: string) => {
  const text = fences.find((fence) => fileOf(fence) === file)?.text ?? '';
  return text.slice(text.indexOf('\n') + 1);
};

test('docs/import.md shows the program that import prints for the manifest', () => {
  let printed = '';
  const out = (text: string) => {
    printed += text;
  };
  const terminal = { out, err: out, standardInput: () => Buffer.from(textOf('cart.yaml')), colours: false };
  expect(run(['import', '-'], terminal)).toBe(0);
  expect(printed).toBe(textOf('imported.ts'));
});
