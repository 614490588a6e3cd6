const split = (text: string): readonly string[] => text.split(' ');

/** Words that some YAML takes for null, a boolean or a merge, and words that only look so. */
const words = split(
  'y n Y N yes no Yes NO yEs on off On OFF true false True FALSE ~ null Null NULL nUll None none << =',
);

/** Numbers of YAML 1.1 and 1.2, and what is nearly one. */
const numbers = [
  ...split(
    '0 1 -1 +1 00 010 08 0o10 0o8 0x1F 0x 0X1f 0xg 0b11 0b12 0b 1_000 0_ _1 1. .5 . .. ./a + - -. -.5 1.5 1.2.3',
  ),
  ...split('1e3 1E-3 e5 E+10 e-1 -e1 -e ee5 e5e 1.e5 .e5 1e 3e21ab 12ab34 0e0 1e1000 10.0.0.1 ::1 fe80::1 0.0.0.0/0'),
  ...split(
    '1:30 1:60 -1:30:00 1:30.5 20:30:59 1:a 8080:80 .inf -.inf +.Inf .INF .nan .NaN inf NaN 250m 64Mi 1Gi 25% 1-2',
  ),
  ...split('2024-01-01 2024-1-1 2024-01-01T00:00:00Z 2024-01-01t1:2:3 2024-01-01T00:00:00+05:30 2024-13-99 1e+3 1e+'),
  '2024-01-01 10:00:00',
  '2024-01-01 10:00:00.5 +5',
  '1 2',
  '1e3 ',
  '1234567890123456789012345678901234567890',
];

/** Indicators, alone and before, behind and within something. */
const indicators = [...'-?:,[]{}#&*!|>\'"%@`=<~^$()/\\;_. +\t'].flatMap((sign) => [
  sign,
  `${sign}a`,
  `${sign} a`,
  `a${sign}`,
  `a ${sign}`,
  `a${sign}b`,
  `a ${sign}b`,
  `a${sign} b`,
  `${sign}1`,
  `1${sign}`,
  `--${sign}`,
  `${sign}${sign}${sign}`,
]);
const markers = [
  '---',
  '--- a',
  '---a',
  '...',
  '... a',
  '%YAML 1.1',
  '--',
  '--a',
  '--flag=1',
  '-c',
  '--1',
  '$(A) b',
  '==',
];
const quotes = [`"'`, `a"'b`, `'a'`, '"a"', '{"a":"b"}', "it's: a", 'a: "b"', `a: "b'`, 'a: \\n', '"\\', "''", '""'];

const beginnings = ['', ' ', '\n', '\n\n', '\t', '  \n', '\n ', '# ', '- ', '---\n', '%', "'", '"'];
const middles = [
  '',
  'a',
  'a\nb',
  'a\n\nb',
  'a\n b',
  'a \nb',
  'a\t\nb',
  'a\n\tb',
  'a: b\n- c',
  'a\n---\nb',
  'a\r\nb',
  "a'\n\nb",
];
const ends = ['', '\n', '\n\n', ' ', ' \n', '\n ', '\n \n', '\t\n'];
const lines = beginnings.flatMap((begin) => middles.flatMap((middle) => ends.map((end) => begin + middle + end)));

const unicode = [
  ...['é', '日本', '😀', '\ud800', 'a\udc00', '\udc00\ud800', '\0', '\x07', '\x0b', '\x1b[0m', '\x7f', '\u0080'],
  ...[
    '\u0085',
    'a\u0085\nb',
    '\u00a0',
    '\u2028',
    '\u2029',
    'a\u2028b',
    '\ufeff',
    '\ufeffa',
    '\ufffe',
    '\r',
    'a\rb',
    '😀\na',
  ],
  '\ud800\na\n\nb and a longer line behind it\n c',
  'a\0 \nlonger than forty characters, so that it has lines\n\n\nand more\n ',
];
const long = [
  ...[170, 171, 1000, 1024, 1025].map((length) => 'a'.repeat(length)),
  ...[170, 171, 1022, 1023].map((length) => '1'.repeat(length)),
  ...[170, 171].map((length) => '\x01'.repeat(length)),
  ...[170, 171].map((length) => '\ud800'.repeat(length)),
  'a b '.repeat(500),
  'a b: '.repeat(200),
  `${'a '.repeat(600)}\nb`,
];
const names = ['', '__proto__', 'constructor', 'toString', 'toJSON', 'length', 'nginx:1.27', 'app.kubernetes.io/name'];

/** Strings of which a writer of YAML can get the form wrong. */
export const nastyStrings: readonly string[] = [
  ...new Set([...words, ...numbers, ...indicators, ...markers, ...quotes, ...lines, ...unicode, ...long, ...names]),
];
