import { stringText } from '../../synth/yaml/string-text';
import { isAsymmetric, isRegExp, sampleOf } from './asymmetric';
import type { Place, Steps } from './difference';
import type { ShowScalar, Side } from './secrets';

/** The most lines printed of one value, and the most characters of one string. */
const mostLines = 30;
const mostCharacters = 1000;

/** A value in lines of YAML, the first one to stand behind its key: `image: web:1`, or a block below it. */
export interface ValueText {
  readonly inline?: string;
  readonly block: readonly string[];
}

/** Prints the values of one side of a comparison, from a place on. */
export interface Printer {
  readonly side: Side;
  readonly place: Place;
  readonly show: ShowScalar;
}

/** The lines of a value, without what may be secret. */
export function valueText(value: unknown, printer: Printer): ValueText {
  const { inline, block } = textOf(value, [], printer);
  const more = block.length - mostLines;
  const lines = more > 1 ? [...block.slice(0, mostLines), `… ${more} more lines`] : block;
  return inline === undefined ? { block: lines } : { inline, block: lines };
}

/** What a matcher looks like in YAML: `absent()`, `StringMatching /^v1/`. */
function matcherText(matcher: object, below: Steps, printer: Printer): string {
  const name = String(matcher);
  const sample = sampleOf(matcher as never);
  if (sample === undefined || /[)\]}]$/.test(name)) return name;
  if (typeof sample === 'function') return `${name}<${sample.name}>`;
  return `${name} ${isRegExp(sample) ? patternText(sample, below, printer) : JSON.stringify(shownIn(sample, below, printer))}`;
}

/** A pattern, or what is shown of it where a value of its field may be secret. */
function patternText(pattern: RegExp, below: Steps, { side, place, show }: Printer): string {
  const shown = show(side, place, below, pattern.source);
  return shown === pattern.source ? String(pattern) : String(shown);
}

function textOf(value: unknown, below: Steps, printer: Printer): ValueText {
  if (value === undefined) return { inline: printer.side === 'received' ? '(not set)' : 'absent()', block: [] };
  if (isAsymmetric(value)) return { inline: matcherText(value, below, printer), block: [] };
  if (Array.isArray(value)) return value.length === 0 ? { inline: '[]', block: [] } : listText(value, below, printer);
  if (typeof value === 'object' && value !== null) return mapText(value, below, printer);
  return { inline: scalarText(value, below, printer), block: [] };
}

/** The lines of a field with its key, of an object at most as deep as `checkReceived` accepts. */
export function fieldLines(key: string, { inline, block }: ValueText): readonly string[] {
  const name = stringText(key, 0);
  return inline === undefined ? [`${name}:`, ...block.map((line) => `  ${line}`)] : [`${name}: ${inline}`];
}

/** The lines of an item of a list. */
export function itemLines({ inline, block }: ValueText): readonly string[] {
  return inline === undefined ? block.map((line, at) => `${at === 0 ? '- ' : '  '}${line}`) : [`- ${inline}`];
}

const deepest = 32;

function mapText(value: object, below: Steps, printer: Printer): ValueText {
  const entries = Object.entries(value);
  if (entries.length === 0) return { inline: '{}', block: [] };
  if (below.length > deepest) return { inline: '…', block: [] };
  return { block: entries.flatMap(([name, inner]) => fieldLines(name, textOf(inner, [...below, name], printer))) };
}

function listText(value: readonly unknown[], below: Steps, printer: Printer): ValueText {
  if (below.length > deepest) return { inline: '…', block: [] };
  return { block: value.flatMap((inner, at) => itemLines(textOf(inner, [...below, String(at)], printer))) };
}

function scalarText(value: unknown, below: Steps, { side, place, show }: Printer): string {
  if (value === null || typeof value === 'function' || typeof value === 'symbol') return String(value);
  const shown = show(side, place, below, value as string);
  if (typeof value !== 'string' || shown !== value) return String(shown);
  const cut = value.length > mostCharacters ? `${value.slice(0, mostCharacters)}… (${value.length} characters)` : value;
  return cut.includes('\n') ? JSON.stringify(cut) : stringText(cut, 0);
}

/** The sample of a matcher as JSON, matchers in it as their names. */
function shownIn(value: unknown, below: Steps, printer: Printer): unknown {
  if (below.length > deepest) return '…';
  if (isAsymmetric(value)) return matcherText(value, below, printer);
  if (Array.isArray(value)) return value.map((inner, at) => shownIn(inner, [...below, String(at)], printer));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, shownIn(inner, [...below, name], printer)]),
    );
  }
  const isScalar = value !== null && ['string', 'number', 'boolean'].includes(typeof value);
  return isScalar ? printer.show(printer.side, printer.place, below, value as string) : value;
}
