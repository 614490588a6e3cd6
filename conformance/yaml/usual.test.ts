import { stringify } from 'yaml';
import { child, type FieldPath, index, key } from '../../lib/findings/field-path';
import { decode } from '../../lib/yaml/decode';
import { find } from '../../lib/yaml/find';
import { type ParsedDocument, parseDocument } from '../../lib/yaml/parse';
import { complete, type Part, partsOf } from '../../lib/yaml/parts';
import { Tokens } from '../../lib/yaml/scan/tokens';
import { readUsual } from '../../lib/yaml/usual';
import { startOf } from '../../lib/yaml/usual-places';
import { realApps } from '../manifests/read';
import { casesOf, parts } from './cases';
import { randomTexts } from './random-text';

const otherBreaks = /[\r\x85\u2028\u2029]/;
const tokens = new Tokens();

/** What differs between the two readers in a document; `undefined` where the faster one leaves it to the other. */
function differences(text: string, { start, end }: Part): readonly string[] | undefined {
  const usual = readUsual(text, start, end);
  if (usual === undefined) return undefined;
  const { root, ignored } = parsed(text, start, end);
  if (root === undefined || ignored !== undefined) return [`not a document: ${JSON.stringify(text)}`];
  const { value, duplicates } = decode(root);
  if (duplicates.length > 0 || JSON.stringify(value) !== JSON.stringify(usual.value)) {
    return [`${JSON.stringify(text)}: ${JSON.stringify(usual.value)}, not ${JSON.stringify(value)}`];
  }
  return fieldsIn(value).flatMap((field) => {
    const [own, other] = [startOf(usual, field), find(root, field).key.start];
    return own === other ? [] : [`${JSON.stringify(text)}: ${field} at ${own}, not ${other}`];
  });
}

function parsed(text: string, start: number, end: number): Partial<ParsedDocument> {
  try {
    return parseDocument(text, start, end, tokens);
  } catch {
    return {};
  }
}

/** All fields of a value, and one that is missing in each. */
function fieldsIn(value: unknown, path: FieldPath = ''): readonly FieldPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Array.isArray(value)
    ? value.map((item, at) => [index(path, at), item] as const)
    : Object.entries(value).map(
        ([name, one]) => [/^[A-Za-z0-9_-]+$/.test(name) ? child(path, name) : key(path, name), one] as const,
      );
  return [path, child(path, 'missing'), ...children.flatMap(([field, one]) => fieldsIn(one, field))];
}

function compared(texts: Iterable<string>): { readonly found: readonly string[]; readonly usual: number } {
  const found: string[] = [];
  let usual = 0;
  for (const text of texts) {
    const all = complete(text);
    if (otherBreaks.test(all)) continue;
    for (const part of partsOf(all, 0)) {
      const own = differences(all, part);
      if (own === undefined) continue;
      usual += 1;
      found.push(...own);
    }
  }
  return { found: found.slice(0, 20), usual };
}

test.each(parts)('usual YAML is read as all YAML is: the corpus, %s', (part) => {
  const texts = casesOf(part).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
  const { found, usual } = compared(texts);
  expect(found).toEqual([]);
  expect(usual).toBeGreaterThan(0);
});

test('usual YAML is read as all YAML is: random texts', () => {
  const { found, usual } = compared(randomTexts(20_000, 'usual'));
  expect(found).toEqual([]);
  expect(usual).toBeGreaterThan(300);
});

test('all real manifests are usual, as packages write them', () => {
  const objects = [...realApps().values()].flat();
  const { found, usual } = compared(objects.map((object) => stringify(object, { aliasDuplicateObjects: false })));
  expect(found).toEqual([]);
  expect(usual / objects.length).toBeGreaterThan(0.99);
});
