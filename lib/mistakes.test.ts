import { Chart, Testing } from 'cdk8s';
import * as pods from 'cdk8s-pods';
import { compilers, diagnosticsOf } from '../test-helpers/compilers';
import { temporaryFolder } from '../test-helpers/temporary-folder';
import { mistakesWithHelpers } from './constructs/testdata/mistakes-with-helpers';
import { type Mistake, mistakesWithWorkloads } from './constructs/testdata/mistakes-with-workloads';

const mistakes = [...mistakesWithWorkloads, ...mistakesWithHelpers];
const folder = temporaryFolder();
const exported = Object.keys(pods);
const image = 'registry.example/shop:1';

/** The program as a user of TypeScript has it. */
function typed({ program }: Mistake): string {
  const used = exported.filter((name) => new RegExp(`\\b${name}\\b`).test(program));
  return `
import { Chart, Testing } from 'cdk8s';
import { ${used.join(', ')} } from 'cdk8s-pods';
const chart = new Chart(Testing.app(), 'shop');
const [image, folder] = ['${image}', ''] as const;
${program}
export { chart, folder, image };`;
}

/** What the program says when it runs as JavaScript; `''` where it synthesizes. */
function said({ program }: Mistake): string {
  const app = Testing.app();
  const scope = { ...pods, chart: new Chart(app, 'shop'), image, folder: folder() };
  try {
    new Function(...Object.keys(scope), program)(...Object.values(scope));
    app.synthYaml();
    return '';
  } catch (error) {
    return String(error);
  }
}

test('at least fifty are tried', () => {
  expect(new Set(mistakes.map(({ program }) => program)).size).toBeGreaterThanOrEqual(50);
});

describe.each(Object.entries(compilers))('TypeScript %s', (_release, compiler) => {
  const told = diagnosticsOf(compiler, Object.fromEntries(mistakes.map((one) => [one.title, typed(one)])));

  test.each(mistakes)('says of $title what is wrong with it', ({ title, compiler: part }) => {
    if (part === '') expect(told[title]).toBe('');
    else expect(told[title]).toContain(part);
  });
});

describe('at run time', () => {
  test.each(mistakes)('an error says of $title what is wrong with it', (mistake) => {
    const error = said(mistake);
    if (mistake.atRunTime.length === 0) expect(error).toBe('');
    for (const part of mistake.atRunTime) expect(error).toContain(part);
  });
});
