import type { Random } from '../fuzz/random';
import { representatives } from './strings';

const signs = [...'ab1.0-_:# \n\n\t"\'\\{}[]&*!|>%@`,?~=<yn/xZT+'];
const rare = [
  '\r',
  '\0',
  '\x07',
  '\x1b',
  '\x7f',
  '\x85',
  '\x9f',
  '\xa0',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffd',
  '\ufffe',
  '\uffff',
  '\ud7ff',
  '\ue000',
  '😀',
  'é',
  '日',
  '\u{10ffff}',
];
const words = [
  'yes',
  'null',
  'true',
  '.inf',
  '.nan',
  '0x',
  '0o',
  '0b',
  '<<',
  '---',
  '...',
  '- ',
  ': ',
  ' #',
  '%YAML 1.1',
  '{}',
  '[]',
  'a: b\n',
  '\n---\n',
  '2001-01-01',
  '12:30',
];

/** All characters. */
const any: readonly string[] = [];

/** A string of any characters, mostly of those that YAML makes something of. Halves of surrogate pairs are not among them. */
export function randomString(random: Random): string {
  const length = random.pick([
    0,
    1,
    1,
    2,
    2,
    3,
    3,
    4,
    5,
    6,
    8,
    12,
    random.int(60),
    random.chance(0.02) ? 900 + random.int(400) : 3,
  ]);
  const alphabet = random.pick([signs, signs, representatives, [...signs, ...rare], [...words, ...signs], rare, any]);
  const text = Array.from({ length }, () => (alphabet === any ? anyCharacter(random) : random.pick(alphabet))).join('');
  return text.replace(/\p{Cs}/gu, '');
}

function anyCharacter(random: Random): string {
  return String.fromCodePoint(random.int(random.pick([0x80, 0x100, 0x3000, 0x10000, 0x110000])));
}
