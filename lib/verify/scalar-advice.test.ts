import type { Site } from '../../conformance/fuzz/sites';
import { withAt } from '../../conformance/fuzz/tree';
import type { Json } from '../../generate/json';
import type { TypeRef } from '../../generate/model';
import { entryOf } from '../values/entry-of';
import { errorsAt, kinds, placeOf, validSites } from './testdata/sites';

const whole = ['10', ' 10 ', '+5', '-1', -1, '0', '99999', '10s', '1h', '500ms', '0644', '644', '400', '0o755'];
const misspelled: Readonly<Record<string, readonly Json[]>> = {
  boolean: ['on', 'off', 'yes', 'no', '0', '1', 0, 1, 'true', 'False', 'maybe'],
  int32: [...whole, '80.5', 80.5, '1,000', true],
  int64: [...whole, '80.5', 80.5, '1,000', true],
  intOrString: [0.25, 1.5, 80.5, '0.25', '0,5', '25 %', '3', '0', '150%', true, -1, '-1'],
  quantity: [
    ...['0,5', '1,000', '1,000Mi', '1,5Gi', '1gb', '10GB', '512mb', '1 Gi', '1 core', '500 m', '+1gb', '-1gb'],
    ...['lots', '', true, '-1', -1, 0.5],
  ],
  string: [8080, 1.5, true, 0, -1],
};
const insteadOfLists: readonly Json[] = ['web', '--a', '--a b', '/bin/sh -c "nginx"', 'sh -c "echo $HOME"', 8080, true];

function misspellingsOf(type: TypeRef): readonly Json[] {
  if ('scalar' in type) return misspelled[type.scalar] ?? [];
  return 'list' in type && 'scalar' in type.list ? insteadOfLists : [];
}

/** The values that a fix names. */
function advisedBy(fix: string): readonly Json[] {
  const [, either, or] = /^remove the quotes: (\d+) if it is octal, (\d+) /.exec(fix) ?? [];
  if (either !== undefined && or !== undefined) return [either, or].map(plain);
  const [, quoted] = /^(?:set|quote it:) ("[^"]*")$/.exec(fix) ?? [];
  const [, list] = /^set an array: (\[.+\])$/.exec(fix) ?? [];
  const [, bare] = /^(?:set|remove the quotes:) (-?\d+|true|false)(?: \(\d+ in JSON\))?$/.exec(fix) ?? [];
  if (bare !== undefined) return [plain(bare)];
  return [quoted, list].flatMap((text) => (text === undefined ? [] : [JSON.parse(text) as Json]));
}

/** A scalar without quotes, as kubectl reads it. */
function plain(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^0\d/.test(text) ? Number.parseInt(text, 8) : Number(text);
}

/** A field, wherever the kind has it, and the key of an entry of a map. */
const keyOf = ({ field, path, inMap }: Site) => (inMap ? `${field} ${path.at(-1)}` : field);
let total = 0;

/** Fields of Pods are in many kinds; it takes long to ask all of those. */
const inKinds = new Map<string, Set<string>>();
const mostKinds = 2;

function isAskedIn(kind: string, { field }: Site): boolean {
  const kindsOf = entryOf(inKinds, field, () => new Set<string>());
  return kindsOf.has(kind) || (kindsOf.size < mostKinds && kindsOf.add(kind).has(kind));
}

const isMisspelt = ({ type }: Site) => misspellingsOf(type).length > 0;

test.each(kinds)('%s: accepts the value that a fix names for one of a wrong type', (name, kind) => {
  const isAsked = (site: Site) => isMisspelt(site) && isAskedIn(name, site);
  const wrong: string[] = [];
  let advised = 0;
  for (const site of validSites(kind, { isAsked, keyOf, most: 1 })) {
    const { object, path, type, at } = site;
    for (const value of misspellingsOf(type)) {
      for (const { fix = '' } of errorsAt(at, withAt(object, path, value))) {
        for (const advice of advisedBy(fix)) {
          advised += 1;
          const [left] = errorsAt(at, withAt(object, path, advice));
          if (left !== undefined) {
            wrong.push(`${placeOf(site)}: ${JSON.stringify(value)} → ${JSON.stringify(advice)}: ${left.message}`);
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  total += advised;
});

test('finds many fixes that name a value', () => {
  expect(total).toBeGreaterThan(4000);
});
