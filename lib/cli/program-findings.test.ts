import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rules } from '../verify/rules';
import { programFindings } from './program-findings';

const lib = resolve(__dirname, '..');

function codesIn(room: string): readonly string[] {
  const files = readdirSync(join(lib, room), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(lib, room, file), 'utf8').matchAll(/['[]((?:pod|practice|app)\/[a-z-]+)['\]]/g),
    ])
    .map(([, code = '']) => code);
}

test('each code that only programs can be given has a row, and each row such a code', () => {
  const ofManifests = new Set(rules.map(({ code }) => code));
  const found = ['pod', 'attachments', 'constructs', 'synth'].flatMap(codesIn).filter((code) => !ofManifests.has(code));
  expect([...new Set(found)].sort()).toEqual(programFindings.map(({ code }) => code));
});
