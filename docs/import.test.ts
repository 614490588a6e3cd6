import { runCommand } from '../test-helpers/run-command';
import { fencesOf, fileOf } from './fences';
import { readPage } from './pages';

const fences = fencesOf(readPage('docs/import.md'));
const textOf = (file: string) => {
  const text = fences.find((fence) => fileOf(fence) === file)?.text ?? '';
  return text.slice(text.indexOf('\n') + 1);
};

test('docs/import.md shows the program that import prints for the manifest', () => {
  const { exitCode, printed } = runCommand(['import', '-'], textOf('cart.yaml'));
  expect([exitCode, printed]).toEqual([0, textOf('imported.ts')]);
});
