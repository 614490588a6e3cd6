import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswers } from './answers';
import { type Input, readInputs } from './input';
import { buildModel } from './model';
import { renderAll } from './render';

const inputs = readInputs();
const answers = readAnswers();
const generated = join(__dirname, '..', 'lib', 'kubernetes', 'generated');

test('the committed files are what the committed input gives', () => {
  for (const [file, source] of renderAll(buildModel(inputs), answers)) {
    expect([file, readFileSync(join(generated, file), 'utf8') === source]).toEqual([file, true]);
  }
});

test('inputs are read oldest first', () => {
  expect(inputs.map(({ release }) => release)).toEqual(
    Array.from({ length: inputs.length }, (_, index) => `1.${28 + index}`),
  );
});

describe('one more release', () => {
  const next = `1.${28 + inputs.length}`;
  const container = 'io.k8s.api.core.v1.Container';
  const newest = inputs.at(-1)?.definitions ?? {};
  const { tty: _, ...kept } = newest[container]?.properties ?? {};
  const input: Input = {
    release: next,
    definitions: {
      ...newest,
      [container]: { ...newest[container], properties: { ...kept, mood: { type: 'string', enum: ['Calm', 'Wild'] } } },
    },
  };
  const files = renderAll(buildModel([...inputs, input]), answers);

  test('is known by its file alone', () => {
    expect(files.get('releases.ts')).toContain(`'${next}'] as const`);
  });

  test('brings its new fields and marks those that it no longer has', () => {
    const types = files.get('types.ts');
    expect(types).toContain(`  /** @since ${next} */\n  readonly mood?: 'Calm' | 'Wild' | undefined;\n`);
    expect(types).toContain(`  /** @until ${inputs.at(-1)?.release} */\n  readonly tty?: boolean | undefined;\n`);
  });

  test('is taken to do what the newest asked release does, until it is asked', () => {
    const table = files.get('field-table.ts');
    const before = inputs.length;
    expect(table).toContain(`    mood: 'string ${'-'.repeat(before)}a',\n`);
    expect(table).toContain(`    tty: 'boolean ${'a'.repeat(before)}-',\n`);
    expect(table).toMatch(/ {4}stopSignal: 'string -{5}d{6}',/);
  });
});
