import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rules } from '../verify/rules';
import { programFindings } from './program-findings';

const lib = resolve(__dirname, '..');
const documented = [...rules, ...programFindings].map(({ code }) => code);
const tiers = new Set(documented.map((code) => code.split('/')[0]));

/** A code as a finding has it, and texts in quotes or brackets that look like one and are of a known tier. */
const codes = /(code: )?['[]([a-z][a-z-]*)(\/[a-z-]+)['\]]/g;

function codesIn(file: string): readonly string[] {
  const found = [...readFileSync(join(lib, file), 'utf8').matchAll(codes)];
  return found.flatMap(([, finding, tier = '', name]) =>
    finding !== undefined || tiers.has(tier) ? [`${tier}${name}`] : [],
  );
}

test('each code that only programs can be given has a row, and each row such a code', () => {
  const ofManifests = new Set(rules.map(({ code }) => code));
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/generated|\bverify\/rules\b/.test(file))
    .filter((file) => file !== join('cli', 'program-findings.ts'));
  const found = files.flatMap(codesIn).filter((code) => !ofManifests.has(code));
  expect([...new Set(found)].sort()).toEqual(programFindings.map(({ code }) => code));
});
