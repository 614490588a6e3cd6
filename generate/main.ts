import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, releaseOf, versions } from '../oracle/api-server/build';
import { readAnswers, writeAnswers } from './answers';
import { askGates } from './gates';
import { readInputs } from './input';
import { buildModel, type Model } from './model';
import { askPointers } from './pointers';
import { probe } from './probe';
import { renderAll } from './render';
import { renderRules } from './rules';

const lib = join(__dirname, '..', 'lib');
const out = join(lib, 'kubernetes', 'generated');

/** Builds the oracle of each release where it is not built yet, asks it, and replaces the committed answers. */
async function ask(model: Model): Promise<void> {
  for (const version of versions().filter((each) => model.releases.includes(releaseOf(each))))
    build('podcheck', version);
  const { answers, complaints } = await probe(model);
  if (complaints.length > 0) {
    throw new Error(
      `the oracle contradicts generate/samples, enums, choices or required; the answers are left as they were:\n${complaints.join('\n')}`,
    );
  }
  writeAnswers(answers);
  askGates(model.releases);
  askPointers(model);
}

async function main(): Promise<void> {
  const model = buildModel(readInputs());
  if (process.argv.includes('--ask')) await ask(model);
  const answers = readAnswers();
  const asked = new Set([...answers.values()].flatMap(({ releases }) => releases));
  for (const release of model.releases.filter((each) => !asked.has(each))) {
    console.warn(`no answers for ${release} yet, its fields are taken as in OpenAPI: npm run generate -- --ask`);
  }
  mkdirSync(out, { recursive: true });
  for (const [file, source] of renderAll(model, answers)) writeFileSync(join(out, file), source);
  for (const [file, source] of renderRules()) {
    mkdirSync(dirname(join(lib, file)), { recursive: true });
    writeFileSync(join(lib, file), source);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
