import type { Json } from '../../generate/json';
import type { Random } from './random';

/** Characters that names, paths, addresses, quantities and patterns are made of, and some that they are not. */
const characters = [
  ...'aAzZbmkKMGiEenu0159-_./:,;=+*%$()[]{}<>@#!?&|~^\'"`\\ \t\n',
  ...['\u0000', '\u007f', 'é', 'ß', 'İ', 'ａ', '١', '\u2028', '\u200b', '\ufeff', '😀', '\ud800', '$(', '..', '//'],
];
const lengths = [2, 15, 16, 20, 21, 52, 53, 63, 64, 65, 128, 129, 253, 254, 256, 257];

/** A text with one or two characters more, less or other, longer or in another case; a number near it. */
export function edited(value: Json, random: Random): Json {
  if (typeof value === 'number') return numberNear(value, random);
  if (typeof value !== 'string') return value;
  const once = editedText(value, random);
  return random.chance(0.3) ? editedText(once, random) : once;
}

export function editedText(text: string, random: Random): string {
  const at = random.pick([0, text.length, random.int(text.length + 1), random.int(text.length + 1)]);
  const rest = text.slice(at);
  switch (random.int(9)) {
    case 0:
    case 1:
      return text.slice(0, at) + random.pick(characters) + rest;
    case 2:
      return text.slice(0, at) + rest.slice(1);
    case 3:
    case 4:
      return text.slice(0, at) + random.pick(characters) + rest.slice(1);
    case 5:
      return random.chance(0.5) ? text.toUpperCase() : text.toLowerCase();
    case 6:
      return stretched(text, random.pick(lengths), random);
    case 7:
      return text + random.pick(['.', '/', ':', '-', '', ',']) + text;
    default:
      return rest + text.slice(0, at);
  }
}

/** Repeated up to a length, or with its last character repeated. */
function stretched(text: string, length: number, random: Random): string {
  const filling = text === '' ? 'a' : random.chance(0.5) ? text : text.slice(-1);
  return (text + filling.repeat(length)).slice(0, length);
}

function numberNear(value: number, random: Random): number {
  return random.pick([
    ...[value + 1, value - 1, -value, value * 2, value * 10, value * 1000, value + 0.5, value / 2, value * 2 ** 31],
    Math.round(value / 10),
  ]);
}
