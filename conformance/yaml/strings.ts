/**
 * One character of each class that kubectl's resolver of plain scalars, or cdk8s' own, tells from others: signs, the point,
 * `_`, `~` and `:`; 0 and 1, which binary numbers have, the other octal digits, and 8 and 9; hexadecimal digits, of which `b`,
 * `B` and `e` mean more; the letters of prefixes; `n` and `y`, which are booleans alone; and what means nothing. Letters of
 * longer words are in {@link words}, characters that are syntax in {@link characters}. A test derives the classes.
 */
export const representatives: readonly string[] = [...'+-.0179:aBbegnoXxy_~'];

/** All texts of up to four representatives. */
export function shortTexts(): readonly string[] {
  const lengths = [representatives];
  for (let length = 2; length <= 4; length += 1) {
    const before = lengths[length - 2] ?? [];
    lengths.push(before.flatMap((text) => representatives.map((character) => text + character)));
  }
  return lengths.flat();
}

/** Words of YAML, in all cases of letters, with what may stand before and behind them. */
export function words(): readonly string[] {
  const bare = [
    '',
    '~',
    '<<',
    '=',
    ...['y', 'n', 'yes', 'no', 'true', 'false', 'on', 'off', 'null', 'inf', 'nan'].flatMap(inAllCases),
  ];
  const around = bare.flatMap((word) => [
    `.${word}`,
    `+.${word}`,
    `-.${word}`,
    `-${word}`,
    `${word}.`,
    `${word}1`,
    ` ${word}`,
    `${word} `,
  ]);
  return [...new Set([...bare, ...around, ...numbers])];
}

function inAllCases(word: string): readonly string[] {
  return [...word].reduce<readonly string[]>(
    (spellings, letter) => spellings.flatMap((before) => [before + letter, before + letter.toUpperCase()]),
    [''],
  );
}

/** Longer than four characters. */
const numbers = [
  ...['0o0755', '0b0101', '0xDEAD', '0xdead_beef', '1_000_000', '12345678901234567890', '9223372036854775807'],
  ...[
    '9223372036854775808',
    '-9223372036854775808',
    '-9223372036854775809',
    '18446744073709551615',
    '18446744073709551616',
  ],
  ...[
    '0x7fffffffffffffff',
    '0xffffffffffffffff',
    '0x10000000000000000',
    '0b1'.padEnd(66, '0'),
    '0b1'.padEnd(67, '0'),
    '-0b1'.padEnd(68, '0'),
  ],
  ...[
    '1e308',
    '1e309',
    '-1e309',
    '1e-400',
    '1.7976931348623157e308',
    '4.9e-324',
    '.5e3',
    '5.e3',
    '.5_0',
    '._50',
    '.5_',
    '0_.5',
    '0.1e+5',
  ],
  ...[
    '12:30',
    '12:30:45',
    '1:60',
    '-12:30',
    '190:20:30.15',
    '2001-12-14',
    '2001-12-14t21:59:43.10-05:00',
    '2001-12-14 21:59:43.10 -5',
  ],
  ...[
    '0x1p-2',
    '0x1.8p1',
    '1e3_',
    '12e_4',
    '0_o7',
    '0_x1F',
    '+0o7',
    '-0o7',
    '0o8',
    '08',
    '09.5',
    '00.5',
    '0x',
    '0x_',
    '0b2',
    '0b-1',
    '0b+1',
    '-0b-1',
  ],
];

/** Each character up to U+0300, and those beyond that some reader or writer makes something of. */
export const characters: readonly string[] = [
  ...Array.from({ length: 0x301 }, (_, code) => String.fromCodePoint(code)),
  ...'\u1680\u180e\u2000\u2007\u200a\u200b\u200e\u2027\u2028\u2029\u202a\u202e\u202f\u205f\u2060\u3000',
  ...['\ud7ff', '\ue000', '\ufdd0', '\ufeff', '\ufff9', '\ufffd', '\ufffe', '\uffff'],
  ...['\u{10000}', '\u{1f600}', '\u{1fffe}', '\u{1ffff}', '\u{e0001}', '\u{10fffe}', '\u{10ffff}'],
];

/** A character at the start, in the middle, at the end and alone. */
export function inAllPlaces(character: string): readonly string[] {
  return [`${character}ab`, `a${character}b`, `ab${character}`, character];
}
