import type { YamlComment } from '../yaml';
import { below, type Entry, type Expression, type Item, type Pointer, parentOf } from './expression';

/** An expression with comments next to the properties and items that they are about, and those that are about all of it. */
export interface Commented {
  readonly expression: Expression;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Puts comments next to what is printed of the field that each is about, or of the nearest one around it. */
export function withComments(expression: Expression, comments: readonly YamlComment[]): Commented {
  const printed = new Set<Pointer>();
  collect(expression, printed);
  const found = new Map<Pointer, { readonly before: string[]; readonly after: string[] }>();
  const at = (pointer: Pointer) => {
    const known = found.get(pointer) ?? { before: [], after: [] };
    found.set(pointer, known);
    return known;
  };
  for (const { steps, side, text } of comments) {
    let pointer = steps.reduce<Pointer>(below, '');
    while (pointer !== '' && !printed.has(pointer)) pointer = parentOf(pointer) ?? '';
    at(pointer)[side].push(commentLine(text));
  }
  return { expression: place(expression, found), ...at('') };
}

/** The line of a comment. One that would mean something to a tool is quoted. */
export function commentLine(text: string): string {
  const isDirective = /^\s*(?:@ts-|biome-|eslint|prettier|\/|@jest|[#@] ?source)/.test(text);
  const space = text === '' || /^\s/.test(text) ? '' : ' ';
  return `//${isDirective ? ' #' : ''}${space}${text.replace(/[\u2028\u2029\r]/g, ' ')}`.trimEnd();
}

function itemsOf(expression: Expression): readonly Item[] {
  if (expression.type === 'list') return expression.items;
  return expression.type === 'object' ? expression.entries : [];
}

/** What has a line of its own: within a call only what the last argument has. */
function collect(expression: Expression, printed: Set<Pointer>): void {
  if (expression.type === 'call') for (const arg of expression.args) collect(arg, printed);
  for (const { from, value } of itemsOf(expression)) {
    for (const pointer of from) printed.add(pointer);
    collect(value, printed);
  }
}

type Found = Map<Pointer, { readonly before: readonly string[]; readonly after: readonly string[] }>;

function place(expression: Expression, found: Found): Expression {
  switch (expression.type) {
    case 'call':
      return { ...expression, args: expression.args.map((arg) => place(arg, found)) };
    case 'list':
      return { ...expression, items: expression.items.map((item) => placeAt(item, found)) };
    case 'object':
      return { ...expression, entries: expression.entries.map((entry) => placeAt<Entry>(entry, found)) };
    default:
      return expression;
  }
}

/** Comments of a field go to the first place that it is printed at. */
function placeAt<T extends Item>(item: T, found: Found): T {
  const own = item.from.flatMap((pointer) => {
    const comments = found.get(pointer);
    found.delete(pointer);
    return comments === undefined ? [] : [comments];
  });
  const before = [...(item.before ?? []), ...own.flatMap((one) => one.before)];
  const after = [...own.flatMap((one) => one.after), ...(item.after ?? [])];
  const value = place(item.value, found);
  return {
    ...item,
    value,
    ...(before.length > 0 && { before }),
    ...(after.length > 0 && { after }),
  };
}
