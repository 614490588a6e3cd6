import { append } from '../../values/append';
import { hint, mayNameSecret } from './secret-name';
import { closingQuote, endOfBlock, endOfLine, endOfWord } from './words';

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a text that may be credentials, whatever the text is called: the password in a URL, what is assigned to a
 * name, given to an option or sent in a header that says so (`--token=x`, `PGPASSWORD=x psql`, `password: x`), and what has
 * the form of a well-known token. They are there to be hidden: of what is doubtful, and where one ends, it is rather more
 * than less. They are in their order, and apart. Takes time linear in the text.
 */
export function credentialSpans(text: string): readonly Span[] {
  const found = spansIn(text.includes('(a ') ? withSolidHidden(text) : text);
  return found.length === 0 ? found : merged(text, found).filter((span) => isCredential(text, span));
}

function spansIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  if (hint.test(text)) {
    append(spans, assignedIn(text));
    append(spans, givenIn(text));
    append(spans, directivesIn(text));
  }
  if (text.includes('-cli')) append(spans, redisOptionsIn(text));
  if (text.includes('@')) {
    append(spans, inUrls(text));
    append(spans, groups(text, beforeHost));
  }
  if (text.includes('-')) append(spans, shortOptionsIn(text));
  if (text.includes('/')) append(spans, groups(text, hooks));
  if (text.length >= shortestToken) {
    append(spans, groups(text, behindScheme));
    append(spans, groups(text, ofForm));
  }
  return spans;
}

/** The same as texts. */
export function credentialsIn(text: string): readonly string[] {
  const spans = credentialSpans(text);
  return spans.length === 0 ? [] : [...new Set(spans.map(({ start, end }) => text.slice(start, end)))];
}

/** Whether a text takes its value from elsewhere: `$(DB_PASSWORD)`, `${TOKEN}`, `Bearer ${TOKEN}`, `{{ .Values.token }}`. */
export function isReference(text: string): boolean {
  return /^(?:(?:[Bb]earer|[Bb]asic) )?(?:\$\([^()]*\)|\$\{[^{}]*\}|\$\w+|\{\{.*\}\})$/s.test(text);
}

/** What is said in place of a secret in a text. */
export const hiddenText = /\(a (?:number|boolean|string of \d+ characters?)\)/;

const allHidden = new RegExp(hiddenText, 'g');
/** A text of the same length, in which what is said in place of a secret has no spaces: it is read as the secret was. */
function withSolidHidden(text: string): string {
  return text.replace(allHidden, (hidden) => '\0'.repeat(hidden.length));
}

const onlyHidden = new RegExp(`^${hiddenText.source}$`);

function isCredential(text: string, { start, end }: Span): boolean {
  if (start >= end) return false;
  const value = text.slice(start, end);
  return !isReference(value) && !onlyHidden.test(value);
}

/** A name, with what may close it: `password=`, `"password": `, `auth.password[0] += `. */
const assignment = /(?<![\w.-])([\w.-]+)(?:\[[^\][\s]{0,40}\])?(?:\\{0,8}["'`])?([ \t]*(?:\+=|:=|=>|[=:])[ \t]*)/g;

/** An option, whose value is the next word, also in a list, or in the next line of a command. */
const option = /(?<![\w.-])(--?[A-Za-z][\w.-]*)(?:\\{0,8}["'`])?(?:[\s,]|\\\r?\n)+/g;

function assignedIn(text: string): readonly Span[] {
  return valuesBehind(text, assignment, (start, separator) => {
    // In a file of settings, or a header, the rest of the line; in a command, a word.
    if (!/[:\s]/.test(separator)) return endOfWord(text, start);
    return /^[|>]?[-+\d]{0,3}[ \t\r]*$/.test(text.slice(start, endOfLine(text, start)))
      ? endOfBlock(text, start)
      : endOfLine(text, start);
  });
}

function givenIn(text: string): readonly Span[] {
  return valuesBehind(text, option, (start) => endOfWord(text, start));
}

function valuesBehind(text: string, pattern: RegExp, endOf: (start: number, separator: string) => number): Span[] {
  const spans: Span[] = [];
  let until = 0;
  for (const { index, 0: whole, 1: name = '', 2: separator = '' } of text.matchAll(pattern)) {
    const start = index + whole.length;
    // What is in a value that is hidden needs no second look.
    if (start < until || !mayNameSecret(name)) continue;
    const span = quotedAt(text, start) ?? trimmed(text, start, endOf(start, separator));
    until = span.end;
    spans.push(span);
  }
  return spans;
}

/** Directives of redis, which have neither dashes nor a separator: `requirepass x`, `sentinel auth-pass primary x`. */
const directive = /(?<![\w.-])(?:requirepass|masterauth|auth-pass[ \t]+[\w.-]{1,100})[ \t]+/g;

/** `redis-cli -h cache -a x`. */
const redisOption = /(?<![\w.-])(?:redis|valkey|keydb)-cli(?:[ \t]+[^\s|;&]{1,200}){0,20}?[ \t]+-a[ \t]+/g;

function directivesIn(text: string): readonly Span[] {
  return wordsBehind(text, directive);
}

function redisOptionsIn(text: string): readonly Span[] {
  return wordsBehind(text, redisOption);
}

function wordsBehind(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole }) => {
    const start = index + whole.length;
    return quotedAt(text, start) ?? trimmed(text, start, endOfWord(text, start));
  });
}

/** What stands in quotes, if that is all of the value. */
function quotedAt(text: string, start: number): Span | undefined {
  const [open = ''] = /^\\{0,8}["'`]/.exec(text.slice(start, start + 9)) ?? [];
  if (open === '') return undefined;
  const from = start + open.length;
  const close = closingQuote(text, from, open.slice(-1), open.length - 1);
  if (close === undefined) return { start: from, end: text.length };
  return /^(?:$|[\s,;:&|)\]}"'`\\])/.test(text.slice(close.end, close.end + 1))
    ? { start: from, end: close.start }
    : undefined;
}

/** Without spaces, and the quotes that all of an option or a header stands in. */
function trimmed(text: string, start: number, end: number): Span {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1;
  const value = text.slice(start, last);
  const [, quotes = ''] = /^[^"'`]*?(\\{0,8}["'`])$/.exec(value) ?? [];
  return { start, end: last - quotes.length };
}

/** `postgres://user:password@host`, `https://token@host`. Of a password with an @, too. */
function inUrls(text: string): readonly Span[] {
  return [...text.matchAll(/:\/\/([^\s"'`]*)/g)].flatMap(({ index, 1: rest = '' }) => {
    const user = rest.slice(0, Math.max(0, rest.replace(/@sha\d+:.*$/, '').lastIndexOf('@')));
    const colon = user.indexOf(':');
    if (colon === -1 && user.includes('/')) return [];
    return [{ start: index + 3 + colon + 1, end: index + 3 + user.length }];
  });
}

/** `user:password@tcp(host)/db`, which is no URL. */
const beforeHost = /(?<![^\s"'`=,;(])[\w.-]{1,100}:(?!\/\/)([^\s"'`]{1,200})@(?!sha\d)/dg;

/** `curl -u user:password`, `mysql -ppassword`, but not `-port=80`. */
const shortOption = /(?<![^\s"'`])(?:(-u|-U|--user|--proxy-user)(?:[ \t]+|=|(?=\w))|-p[ \t]*(?![a-z.-]*=))/g;
const plainFlag = /^(?:-?[\d.:]*$|[/.-]|(?:ort|ath|rint|roto|rofile|lugin|refix|roxy|rocess|id|eer|ublic)s?\b)/;

function shortOptionsIn(text: string): readonly Span[] {
  if (text.search(shortOption) === -1) return [];
  return [...text.matchAll(shortOption)].flatMap(({ index, 0: whole, 1: user }) => {
    const start = index + whole.length;
    const span = quotedAt(text, start) ?? trimmed(text, start, endOfWord(text, start));
    const value = text.slice(span.start, span.end);
    if (user === undefined) return plainFlag.test(value) ? [] : [span];
    const colon = value.indexOf(':');
    return colon === -1 || /^\d+:\d+$/.test(value) ? [] : [{ ...span, start: span.start + colon + 1 }];
  });
}

/** Addresses that are credentials themselves. */
const hooks =
  /(?:hooks\.slack\.com|discord(?:app)?\.com\/api\/webhooks|webhook\.office\.com|api\.telegram\.org)\/([^\s"'`]+)/dgi;

/** Neither of the two finds anything in a shorter text. */
export const shortestToken = 14;

export const behindScheme = /\b(?:bearer|basic) ([\w.~+/-]{8,}=*)/dgi;

/** GitHub, GitLab, Slack, npm, Docker, Hugging Face, Vault, Google, Stripe and the like, JSON web tokens, private keys. */
export const ofForm =
  /(\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}|\bxox[abprs]-[\w-]{10,}|\bnpm_\w{20,}|\bdckr_pat_[\w-]{16,}|\bhf_\w{20,}|\bhvs\.[\w-]{20,}|\bAIza[\w-]{30,}|\b[rs]k_live_\w{16,}|\bsk-[\w-]{20,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*)/dg;

function groups(text: string, pattern: RegExp): readonly Span[] {
  // Nearly no text has any, and searching takes a fraction of the time.
  if (text.search(pattern) === -1) return [];
  return [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? [0, 0];
    return [{ start, end }];
  });
}

/** Those that overlap, or between which there are only quotes, as one. */
function merged(text: string, spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = apart.at(-1);
    const isApart = last === undefined || (span.start > last.end && /[^"'`\\]/.test(text.slice(last.end, span.start)));
    if (isApart) apart.push(span);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return apart;
}
