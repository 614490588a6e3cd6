import { Yaml } from 'cdk8s';
import { includedNumber } from '../../lib/constructs/included-numbers';
import { readLabels } from './cases';
import { shortTexts, words } from './strings';

test.each([
  ['short', shortTexts()],
  ['words', words()],
] as const)('of %s texts, those that cdk8s writes plain and kubectl reads as numbers are numbers', (part, texts) => {
  const labels = readLabels(part);
  const numbers = texts.flatMap((text, at) => {
    const read = (labels[2 * at]?.documents[0]?.value as { v?: unknown } | undefined)?.v;
    return typeof read === 'number' && Yaml.stringify({ v: text }) === `v: ${text}\n` ? [[text, read]] : [];
  });
  expect(numbers.length).toBeGreaterThan(0);
  const ours = texts.flatMap((text) => {
    const number = includedNumber(text);
    return number === undefined ? [] : [[text, number]];
  });
  // As JSON, in which 0 has no sign.
  expect(JSON.stringify(ours)).toBe(JSON.stringify(numbers));
});
