import { type Random, randomOf } from '../fuzz/random';

/** Texts that are YAML, or nearly so, in all ways of writing it: the same seed gives the same ones. */
export function* randomTexts(count: number, seed: string | number): Generator<string> {
  for (let number = 0; number < count; number += 1) yield randomText(randomOf('yaml', seed, number));
}

function randomText(random: Random): string {
  const text = random.pick([pieces, document, document, manifests, overwritten])(random);
  const mutations = random.pick([0, 0, 1, 1, 2, 3]);
  return Array.from({ length: mutations }).reduce<string>((before) => mutated(before, random), text);
}

/** A value that is set again: what JSON does not have, as a key that is null, is an error in no other one. */
function overwritten(random: Random): string {
  const text = random.pick([pieces, document, flow])(random);
  return random.chance(0.5) ? `a: ${text}\na: 1\n` : `a:\n  ${text.replaceAll('\n', '\n  ')}\na: 1\n`;
}

const times = (count: number, make: () => string): readonly string[] => Array.from({ length: count }, make);

/** What YAML, its readers and the splitting of documents make something of. */
const signs = [
  ...'abkxyn019-?:,[]{}#&*!|>\'"%@`\\~=.+_/ \t',
  ...[' ', '  ', '\n', '\n', '\n', '\n  ', '\n    ', '\n- ', '\r\n', '\r', '\u0085', '\u2028', '\u2029'],
  ...[': ', ':\n', '- ', '? ', ', ', ' #', '# x\n', '"a"', "'b'", "''", '""', '[]', '{}', '[a, b]', '{a: b}', '{a: }'],
  ...[
    '&a ',
    '*a',
    '*a ',
    '!',
    '!!str ',
    '!!int ',
    '!!float ',
    '!!bool ',
    '!!null ',
    '!!binary ',
    '!!map ',
    '!!merge ',
    '!<x> ',
    '!e!x ',
  ],
  ...[
    '|\n',
    '>\n',
    '|-\n',
    '>+\n',
    '|2\n',
    '>1-\n',
    '|+2 # x\n',
    '|0\n',
    '|10\n',
    '---',
    '---\n',
    '--- ',
    '\n---\n',
    '\n---  # x\n',
  ],
  ...[
    '...',
    '...\n',
    '\n...\n',
    '%YAML 1.1\n',
    '%YAML 1.2\n',
    '%TAG !e! tag:x,1:\n',
    '%FOO\n',
    '<<: ',
    '<<',
    'a: ',
    'b: ',
    'a:',
    'a :',
  ],
  ...[
    '\\n',
    '\\/',
    '\\x41',
    '\\u00e9',
    '\\ud83d\\ude00',
    '\\U0001F600',
    '\\\n',
    '\\ ',
    "\\'",
    '\\q',
    '\\0',
    '\\N',
    '\\L',
    '\\P',
    '\\_',
  ],
  ...[
    'yes',
    'no',
    'on',
    'y',
    'null',
    '~',
    'true',
    '0x1F',
    '0o17',
    '010',
    '1_000',
    '1e3',
    '.5',
    '.inf',
    '1.10',
    '12:30',
    '2001-01-01',
  ],
  ...[
    '\ufeff',
    '\u00a0',
    'é',
    '日',
    '😀',
    '\ufffd',
    '\ufffe',
    '\uffff',
    '\u007f',
    '\u0080',
    '\u0007',
    '\0',
    '\ue000',
    '\ud7ff',
  ],
];

function pieces(random: Random): string {
  return times(1 + random.int(14), () => random.pick(signs)).join('');
}

/** One value in a random style, as a document, with what may be around it. */
function document(random: Random): string {
  const before = random.pick(['', '', '', '', '---\n', '# x\n', '%YAML 1.1\n---\n', '--- ', '\n', '\ufeff']);
  const after = random.pick(['', '\n', '\n', '\n', '\n---\n', '\n...\n', '\n...\na: 1\n', '\n---\nb: 2\n', '\n# x']);
  return `${before}${block(random, '', 3)}${after}`;
}

function block(random: Random, indent: string, depth: number): string {
  if (depth === 0 || random.chance(0.35)) return leaf(random, indent);
  const deeper = `${indent}${random.pick(['  ', '  ', ' ', '    '])}`;
  const newline = random.pick(['\n', '\n', '\n', '\n', '\r\n', '\n\n', ' # x\n', '\n# x\n', '\n\t\n', '\r', '\u2028']);
  const properties = random.pick(['', '', '', '', ' &a', ' !!map', ' &b !x', ' !!str']);
  const entry = (): string => {
    const key = random.pick([scalar, scalar, scalar, quoted, flow])(random, 1);
    switch (random.int(5)) {
      case 0:
        return `- ${block(random, deeper, depth - 1)}`;
      case 1:
        return `? ${block(random, deeper, depth - 1)}${newline}${indent}: ${block(random, deeper, depth - 1)}`;
      case 2:
        return `${key}:${properties}${newline}${random.pick([indent, deeper, deeper])}${block(random, deeper, depth - 1)}`;
      default:
        return `${key}:${properties} ${block(random, deeper, depth - 1)}`;
    }
  };
  const kind = random.int(3);
  const entries = times(1 + random.int(3), () => {
    if (kind === 0) return `- ${block(random, deeper, depth - 1)}`;
    if (kind === 1) return `${scalar(random)}: ${block(random, deeper, depth - 1)}`;
    return entry();
  });
  return entries.join(`${newline}${indent}`);
}

function leaf(random: Random, indent: string): string {
  const lines = () => times(random.int(4), () => `${random.pick(['', ' ', '  ', '\t', '- ', '# '])}${scalar(random)}`);
  const filled = random.pick([indent, indent, `${indent} `, '']);
  switch (random.int(6)) {
    case 0:
      return `${random.pick(['|', '>', '|-', '>-', '|+', '>+', '|2', '>1', '|-1', '| # x', '|#x'])}\n${lines()
        .map((line) => `${filled}${line}${random.pick(['\n', '\n', '\n\n', '\r\n', ' \n'])}`)
        .join('')}`;
    case 1:
      return flow(random, 3);
    case 2:
      return quoted(random);
    case 3:
      return [scalar(random), ...lines()].join(random.pick([`\n${filled}`, `\n\n${filled}`, ' ', `\r\n${filled}`]));
    default:
      return `${random.pick(['', '', '', '&a ', '!!str ', '!!int ', '! '])}${scalar(random)}`;
  }
}

function flow(random: Random, depth = 2): string {
  if (depth === 0 || random.chance(0.3)) return random.chance(0.3) ? quoted(random) : scalar(random);
  const comma = random.pick([',', ', ', ',\n', ' ,', ',\t', ', # x\n', ',\n  ']);
  const isMap = random.chance(0.5);
  const entry = (): string => {
    const key = flow(random, random.chance(0.1) ? 1 : 0);
    const value = flow(random, depth - 1);
    const pair = random.pick([': ', ': ', ': ', ':', ' : ', ':\n ', ' :', ':\t']);
    if (isMap)
      return random.pick([
        `${key}${pair}${value}`,
        `${key}${pair}${value}`,
        key,
        `${key}:`,
        `? ${key}${pair}${value}`,
        `: ${value}`,
        `?${key}`,
      ]);
    return random.pick([value, value, value, `${key}${pair}${value}`, `? ${key}${pair}${value}`, `- ${value}`, '']);
  };
  const entries = times(random.int(4), entry).join(comma);
  const [open, close] = isMap ? ['{', '}'] : ['[', ']'];
  return `${open}${random.pick(['', ' ', '\n', '\n '])}${entries}${random.pick(['', '', ',', ' ', '\n', '\n  '])}${close}`;
}

function quoted(random: Random): string {
  const inner = times(random.int(5), () => random.pick(signs)).join('');
  const fold = random.pick(['', '', '\n', '\n  ', ' \n\n ', '\\\n ']);
  return random.chance(0.7)
    ? `"${inner.replaceAll('"', '')}${fold}${random.pick(['', 'x', '\\t', '\\"'])}"`
    : `'${inner.replaceAll("'", "''")}${fold}'`;
}

const words = [
  ...[
    'a',
    'b',
    'kind',
    'x y',
    'a:b',
    'fd00::',
    '::1',
    'a#b',
    'a,b',
    "it's",
    'yes',
    'on',
    'null',
    '~',
    '',
    '<<',
    '*a',
    '-a',
    '?a',
    ':a',
  ],
  ...[
    '0x1F',
    '0o17',
    '0O17',
    '0b11',
    '-0b11',
    '010',
    '08',
    '1_0',
    '+5',
    '.5',
    '5.',
    '-.5',
    '1e3',
    '1e400',
    '.inf',
    '.nan',
    '-0',
    '-0.0',
  ],
  ...[
    '12:30',
    '2001-01-01',
    '12345678901234567890',
    '123456789012345678901',
    '1.10',
    'é',
    '日本',
    '😀',
    '\ufeff',
    'a\ufeffb',
    'http://x.example/y',
  ],
];

function scalar(random: Random): string {
  return random.pick(words);
}

/** Several documents of several objects, of YAML and of JSON, with separators in many ways. */
function manifests(random: Random): string {
  const separator = () =>
    random.pick([
      '---\n',
      '---\n',
      '--- \n',
      '---\t\n',
      '--- # x\n',
      '---#x\n',
      '---x\n',
      '---\r\n',
      ' ---\n',
      '...\n',
      '\n',
      '',
      '---\n---\n',
      '# x\n---\n',
      '--- a\n',
    ]);
  const json = () =>
    JSON.stringify({ a: random.pick<unknown>([1, 'b', null, [1, { c: 'd' }], '\ud83d\ude00/', 1e21]) });
  const manifest = () =>
    random.pick([
      () => `${json()}${random.pick(['', '\n', ' ', '\n\n', ',', '\r\n'])}`,
      () => json(),
      () => `a: ${flow(random)}\nb: ${scalar(random)}\n`,
      () => `{a: ${flow(random)}}\n`,
      () => `${block(random, '', 2)}\n`,
      () => '# x\n',
      () => random.pick(['\n', ' \n', '\ufeff', '\u00a0', 'null\n', '~\n', '[]\n', '"\n---\n"\n', '|\n---\n']),
    ])();
  return times(1 + random.int(4), () => `${random.chance(0.7) ? separator() : ''}${manifest()}`).join('');
}

/** A text with a fault, or with none. */
export function mutated(text: string, random: Random): string {
  // Half a surrogate pair stands in no file.
  return mutate(text, random).replace(/\p{Cs}/gu, '');
}

function mutate(text: string, random: Random): string {
  const at = random.int(text.length + 1);
  const end = Math.min(text.length, at + 1 + random.int(4));
  const piece = random.pick(signs);
  switch (random.int(5)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + piece + text.slice(end);
    case 2:
      return text.slice(0, end) + text.slice(at);
    default:
      return text.slice(0, at) + piece + text.slice(at);
  }
}
