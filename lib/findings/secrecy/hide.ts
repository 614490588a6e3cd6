import { type FieldPath, parse } from '../field-path';
import type { Finding } from '../finding';
import { longest, quotable } from '../value-text';
import { described, withoutParts } from './described';
import { hiddenText } from './secret-text';
import { type Secrecy, type Secret, secretsIn } from './secrets-in';

/**
 * Findings of an object, whatever says them, without what may be secret in it: the values that their texts quote are
 * described, and those of secrets, or of what has secrets in it, have no `value`. What else stands in the object stays.
 * @param path where the object stands, if the fields of its findings begin with that
 */
export function withoutSecrets(
  object: unknown,
  findings: readonly Finding[],
  path: FieldPath = '',
): readonly Finding[] {
  if (!findings.some(mayQuoteSecret)) return findings;
  const { secrets, open } = secretsIn(object);
  if (secrets.length === 0) return findings;
  const before = parse(path).map(({ name }) => name);
  const hidden = new Hidden({
    secrets: secrets.map((one) => ({ ...one, steps: [...before, ...one.steps] })),
    open,
  });
  return findings.map((finding) => withHidden(finding, hidden));
}

/** The codes of rules that quote only names, images and settings. */
const ofNames = /^(?:practice|pod-security)\//;

/** Nearly no finding may, and looking for secrets would take longer than finding them. */
function mayQuoteSecret({ code, value, message, fix = '' }: Finding): boolean {
  const isOfNames = ofNames.test(code);
  if (value !== undefined && !(isOfNames && typeof value === 'boolean')) return true;
  const quotes = isOfNames ? quotesMoreThanNames : quotesAnything;
  return quotes(message) || quotes(fix);
}

/** Whether a text has anything that {@link Hidden.hideIn} would look at. */
function quotesAnything(text: string): boolean {
  return text.includes('"') || text.search(bare) !== -1;
}

function quotesMoreThanNames(text: string): boolean {
  return text.includes('"') && text.replace(/"[\w./-]*"/g, '').includes('"');
}

function withHidden({ value, ...finding }: Finding, hidden: Hidden): Finding {
  const { field, message, fix } = finding;
  const own = hidden.at(field);
  const left = hidden.hideIn(message, own);
  const isOfSecret = left !== message || hiddenText.test(message);
  return {
    ...finding,
    ...(value !== undefined && own.length === 0 && !hidden.isIn(value) && { value }),
    message: typedOnce(left),
    ...(fix !== undefined && {
      fix: withoutName(fix, own, isOfSecret) ?? withoutExample(fix, hidden.hideIn(fix, own)),
    }),
  };
}

/** The advice to rename something, without a name that is made of a secret: `token='a b'` would be `token-a-b`. */
function withoutName(fix: string, own: readonly Secret[], isOfSecret: boolean): string | undefined {
  const [advice, name = ''] = /^rename it(?= to ("[^"]*"))/.exec(fix) ?? [];
  if (advice === undefined || isOfSecret) return advice;
  const parts = own.flatMap(({ value, parts }) => parts ?? [String(value)]);
  const words = parts.flatMap((part) => part.split(/[^A-Za-z\d]+/)).filter(({ length }) => length >= shortest);
  // The name may be cut within a word.
  return words.some((word) => name.toLowerCase().includes(word.slice(0, shortest).toLowerCase())) ? advice : undefined;
}

/** `got string "hunter2"` names the type already that a description names. */
function typedOnce(text: string): string {
  return text.replace(/\b(string|number|boolean) (?=a \1\b)/g, '');
}

/** Advice ends where it would give an example with a secret: `quote it: "12345"` is `quote it`. */
function withoutExample(fix: string, hidden: string): string {
  return hidden === fix ? fix : (/^[^"'`[{(]*?(?=: )/.exec(hidden)?.[0] ?? hidden);
}

/** A number or boolean; what is described already is none. */
const bare = new RegExp(
  `${hiddenText.source.slice(2, -2)}|(?<![\\w.-])(?:-?\\d[\\d.]*(?:e[+-]?\\d+)?|true|false)(?![\\w-])`,
  'g',
);

/** Shorter ones are in many words. */
const shortest = 4;
/** One that is as long, and has more than letters, counts without quotes around it, too. */
const shortestAlone = 8;
/** Of more secrets, all that is quoted and does not stand in the open counts as one. */
const most = 200;

/** The secrets of an object by where they are, and by what they are: there may be many, and many findings. */
export class Hidden {
  /** By their own path, and by all paths to them. */
  private readonly byEnd = new Map<string, Secret>();
  private readonly byPath = new Map<string, Secret[]>();
  private readonly byText = new Map<string, Secret>();
  private readonly byStart = new Map<string, Secret>();
  private readonly parts: readonly string[];
  /** Those that are in no sentence of a finding. */
  private readonly long: readonly string[];
  private readonly open: ReadonlySet<string>;

  constructor({ secrets, open }: Secrecy) {
    this.open = new Set(open);
    const parts = secrets.flatMap(({ value, parts }) => parts ?? [String(value)]);
    this.parts = parts.filter((part) => part.length >= shortest);
    this.long = this.parts.filter(
      (part) => part.length >= shortestAlone && /[^A-Za-z ]/.test(part) && !this.open.has(part),
    );
    for (const secret of secrets) {
      const text = String(secret.value);
      this.byEnd.set(pathOf(secret.steps), secret);
      // As it is written, and as it is quoted, without the credentials in it.
      for (const form of new Set([text, quotable(text)])) {
        if (form !== '') this.byText.set(form, secret);
        if (text.length > longest) this.byStart.set(form.slice(0, longest), secret);
      }
      for (let length = 0; length <= secret.steps.length; length += 1) {
        const path = pathOf(secret.steps.slice(0, length));
        const there = this.byPath.get(path);
        if (there === undefined) this.byPath.set(path, [secret]);
        else there.push(secret);
      }
    }
  }

  /** The secrets that a field has, or is in. */
  at(field: FieldPath): readonly Secret[] {
    const steps = parse(field).map(({ name }) => name);
    const within = this.byPath.get(pathOf(steps));
    if (within !== undefined) return within;
    for (let length = steps.length - 1; length > 0; length -= 1) {
      const outer = this.byEnd.get(pathOf(steps.slice(0, length)));
      if (outer !== undefined) return [outer];
    }
    return [];
  }

  /** Whether a value, of any field, has a secret in it: itself, or anywhere in a list or an object. */
  isIn(value: unknown): boolean {
    const seen = new Set<unknown>([value]);
    // What is added on the way is looked at, too.
    for (const one of seen) {
      if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) seen.add(inner);
      else {
        const written = typeof one === 'string' ? JSON.stringify(one) : String(one);
        if (this.hideIn(written, []) !== written) return true;
      }
    }
    return false;
  }

  /** A text with the secrets in it described: strings are quoted in it as JSON, and cut where they are long; numbers are bare. */
  hideIn(text: string, own: readonly Secret[]): string {
    let hidden = '';
    for (let at = 0; at < text.length; ) {
      const start = text.indexOf('"', at);
      const end = start === -1 ? text.length : start;
      hidden += this.hideUnquoted(text.slice(at, end).replace(bare, (written) => this.hideBare(written, own)));
      at = start === -1 ? text.length : endOfQuoted(text, start);
      hidden += start === -1 ? '' : this.hideQuoted(text.slice(start, at), own);
    }
    return hidden;
  }

  private hideQuoted(written: string, own: readonly Secret[]): string {
    const close = written.lastIndexOf('"');
    const quoted = close === 0 ? written : written.slice(0, close + 1);
    const said = unquoted(quoted);
    const secret = this.byText.get(said) ?? (written === quoted ? undefined : this.byStart.get(said));
    if (secret !== undefined && (own.includes(secret) || !this.open.has(said))) return shown(secret);
    if (said === '' || this.open.has(said)) return written;
    // A part of which a rule says what is wrong with it. Single characters are those that a value may have.
    if (said.length > 1 && own.some((one) => isPartOf(one, said))) return described(said);
    return this.hideWithin(written, said, own);
  }

  /** Between quotes, too, may be a secret, where what is quoted has quotes in it. */
  private hideUnquoted(text: string): string {
    return this.long.length > most ? text : withoutParts(text, this.long);
  }

  private hideBare(written: string, own: readonly Secret[]): string {
    const secret = this.byText.get(written);
    if (secret === undefined || typeof secret.value === 'string') return written;
    const isKnown = own.includes(secret) || (typeof secret.value !== 'boolean' && written.length >= shortest);
    return isKnown ? described(secret.value) : written;
  }

  private hideWithin(written: string, said: string, own: readonly Secret[]): string {
    const ofOwn = own.flatMap(({ parts }) => parts ?? []);
    if (ofOwn.includes(said)) return described(said);
    if (this.parts.length > most) return described(said);
    const left = withoutParts(said, [...this.parts, ...ofOwn]);
    return left === said ? written : JSON.stringify(left);
  }
}

function pathOf(steps: readonly string[]): string {
  return steps.join('\0');
}

/** Where a string in quotes ends, with what is said of one that is cut. */
function endOfQuoted(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  const cut = /…(?: \(\d+ characters\))?/y;
  cut.lastIndex = end + 1;
  return Math.min(text.length, cut.test(text) ? cut.lastIndex : end + 1);
}

function unquoted(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1);
  }
}

function shown({ value, parts }: Secret): string {
  return parts === undefined ? described(value) : JSON.stringify(withoutParts(String(value), parts));
}

function isPartOf({ value, parts }: Secret, said: string): boolean {
  return parts === undefined && String(value).includes(said);
}
