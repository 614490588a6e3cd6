import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofPage } from '../../docs/proof-page';
import { attachmentCases } from './attachments';
import { proofs } from './proof';
import { properties } from './properties';

const run = (group: string, title: string) => proofs().some((each) => each.group === group && each.title === title);

test.each(attachmentCases.map(({ attachment }) => attachment))(
  'proof.json has each property of %s; PATTERNS_RECORD=1 npm run test:patterns adds one',
  (attachment) => {
    const its = attachmentCases.find((each) => each.attachment === attachment);
    const missing = properties.filter(({ appliesTo, title }) => its && appliesTo(its) && !run(attachment, title));
    expect(missing.map(({ title }) => title)).toEqual([]);
  },
);

/** The titles of `scenarios`. */
const sideBySideIn = (source: string) => (/^scenarios\(/m.test(source) ? source.matchAll(/^ {4}'([^']+)': /gm) : []);

test('proof.json has each scenario, and none that is gone; PATTERNS_RECORD=1 npm run test:patterns adds one', () => {
  const titles = readdirSync(__dirname)
    .filter((file) => file.endsWith('.scenario.ts'))
    .map((file) => readFileSync(join(__dirname, file), 'utf8'))
    .flatMap((source) => [...source.matchAll(/^scenario\(\s*'([^']+)'/gm), ...sideBySideIn(source)])
    .map(([, title]) => title);
  const recorded = proofs().flatMap(({ group, title }) => (group === undefined ? [title] : []));
  expect(titles.length).toBeGreaterThan(20);
  expect([...new Set(recorded)].sort()).toEqual(titles.sort());
});

test('proof.json has no property of an attachment that is gone', () => {
  const known = attachmentCases.flatMap((its) =>
    properties.filter(({ appliesTo }) => appliesTo(its)).map(({ title }) => `${its.attachment}: ${title}`),
  );
  const recorded = proofs().flatMap(({ group, title }) => (group === undefined ? [] : [`${group}: ${title}`]));
  expect(recorded.filter((one) => !known.includes(one))).toEqual([]);
});

test('docs/proof.md is made of proof.json; `npm run generate` makes it', () => {
  expect(readFileSync(join(__dirname, '../../docs/proof.md'), 'utf8')).toBe(proofPage());
});
