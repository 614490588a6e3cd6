import type { Call, Entry, Expression, Item, ListExpression, ObjectExpression, Scalar } from './expression';
import { isMultiLine, printScalar, printString } from './print-scalar';
import { textWidth } from './text-width';

/** The columns of a line of the formatter. */
export const lineWidth = 120;
const indentWidth = 2;
/** Behind a key that is not wider with its colon, the next line would not begin further left. */
const shortStart = 6;

/** Where an expression is printed. */
export interface Place {
  /** The indentation of its line, in columns. */
  readonly indent: number;
  /** How many columns of its first line are taken. */
  readonly column: number;
  /** How many columns come behind it in its last line. */
  readonly behind: number;
}

/**
 * An expression as biome formats it with the settings of `cdk8s-pods`: on one line where it fits, and otherwise with each
 * property, item or argument in a line of its own.
 */
export function printExpression(expression: Expression, place: Place): string {
  const flat = tryFlat(expression);
  if (flat !== undefined && place.column + textWidth(flat) + place.behind <= lineWidth) return flat;
  switch (expression.type) {
    case 'object':
      return printObject(expression, place.indent);
    case 'list':
      return printList(expression, place.indent);
    case 'call':
      return printCall(expression, place);
    default:
      return flat ?? printScalar(expression as never);
  }
}

/** The name of a property, in quotes where it needs them. */
function printKey(key: string): string {
  // What is not computed would set the prototype.
  if (key === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : printString(key);
}

/** On one line; `undefined` for what never is. */
function tryFlat(expression: Expression): string | undefined {
  switch (expression.type) {
    case 'scalar':
      return isTemplate(expression) ? undefined : printScalar(expression);
    case 'name':
      return expression.name;
    case 'call': {
      const args = allFlat(expression.args);
      return args === undefined ? undefined : `${expression.callee}(${args.join(', ')})`;
    }
    case 'list': {
      if (hasComments(expression.items) || isMatrix(expression)) return undefined;
      const items = allFlat(expression.items.map(({ value }) => value));
      return items === undefined ? undefined : `[${items.join(', ')}]`;
    }
    case 'object': {
      if (expression.entries.length === 0) return '{}';
      if (hasComments(expression.entries)) return undefined;
      const values = allFlat(expression.entries.map(({ value }) => value));
      const entries = values?.map((value, at) => `${head(expression.entries[at])}${value}`);
      return entries === undefined ? undefined : `{ ${entries.join(', ')} }`;
    }
  }
}

function allFlat(expressions: readonly Expression[]): readonly string[] | undefined {
  const flat = expressions.map(tryFlat);
  return flat.includes(undefined) ? undefined : (flat as string[]);
}

function isTemplate(expression: Expression): boolean {
  return expression.type === 'scalar' && typeof expression.value === 'string' && isMultiLine(expression.value);
}

function hasComments(items: readonly Item[]): boolean {
  return items.some(({ before = [], after = [] }) => before.length + after.length > 0);
}

/** Of several objects, or lists, that each have several entries, each is in a line of its own. */
function isMatrix({ items }: ListExpression): boolean {
  const [first] = items;
  if (items.length < 2 || first === undefined) return false;
  return items.every(({ value }) => value.type === first.value.type && sizeOf(value) > 1);
}

function sizeOf(expression: Expression): number {
  if (expression.type === 'object') return expression.entries.length;
  return expression.type === 'list' ? expression.items.length : 0;
}

function head(entry: Entry | undefined): string {
  return entry?.key === undefined ? '...' : `${printKey(entry.key)}: `;
}

function printObject({ entries }: ObjectExpression, indent: number): string {
  const inner = indent + indentWidth;
  const lines = entries.map((entry) => {
    const start = head(entry);
    return `${printProperty(entry.value, start, inner)},`;
  });
  return enclosed('{', withComments(entries, lines), '}', indent);
}

/** A value behind its key: a string that does not fit, and anything behind a key that takes the line, is in the next line. */
function printProperty(value: Expression, start: string, indent: number): string {
  const column = indent + textWidth(start);
  const text = printExpression(value, { indent, column, behind: 1 });
  const isString = value.type === 'scalar' && typeof value.value === 'string' && !isTemplate(value);
  const fits = isString
    ? textWidth(start) <= shortStart || column + textWidth(text) + 1 <= lineWidth
    : column + firstWidth(value) <= lineWidth;
  if (fits) return `${start}${text}`;
  const inner = indent + indentWidth;
  const below = printExpression(value, { indent: inner, column: inner, behind: 1 });
  return `${start.trimEnd()}\n${' '.repeat(inner)}${below}`;
}

/** The columns that a value takes at least in its first line. */
function firstWidth(value: Expression): number {
  if (value.type === 'scalar') return isBreakable(value) ? printScalar(value).length + 1 : Number.NEGATIVE_INFINITY;
  if (value.type === 'name') return value.name.length + 1;
  return value.type === 'call' ? value.callee.length + 1 : sizeOf(value) === 0 ? 3 : 1;
}

function isBreakable({ value }: Scalar): boolean {
  return value === null || (typeof value === 'number' && (value < 0 || Object.is(value, -0)));
}

function printList({ items }: ListExpression, indent: number): string {
  if (items.length === 0) return '[]';
  const inner = indent + indentWidth;
  const printed = items.map(({ value }) => `${printExpression(value, { indent: inner, column: inner, behind: 1 })},`);
  const areNumbers =
    items.length > 1 && items.every(({ value }) => value.type === 'scalar' && typeof value.value === 'number');
  const lines = areNumbers && !hasComments(items) ? filled(printed, inner) : withComments(items, printed);
  return enclosed('[', lines, ']', indent);
}

/** As many numbers in each line as fit. */
function filled(numbers: readonly string[], indent: number): readonly string[] {
  const lines: string[] = [];
  for (const number of numbers) {
    const last = lines.at(-1);
    if (last === undefined || indent + last.length + 1 + number.length > lineWidth) lines.push(number);
    else lines[lines.length - 1] = `${last} ${number}`;
  }
  return lines;
}

/** The last argument opens in the line of the call where the others fit there; else each has a line. */
function printCall({ callee, args }: Call, { indent, column }: Place): string {
  const last = args.at(-1);
  const others = allFlat(args.slice(0, -1));
  if (last !== undefined && others !== undefined && isHugged(last, args.at(-2))) {
    const start = `${callee}(${others.map((other) => `${other}, `).join('')}`;
    const hugged = last.type === 'list' ? printList(last, indent) : printObject(last, indent);
    if (column + textWidth(start) + 1 <= lineWidth) return `${start}${hugged})`;
  }
  if (last !== undefined && others !== undefined && args.length === 1 && isTemplate(last)) {
    return `${callee}(${printExpression(last, { indent, column, behind: 0 })})`;
  }
  const inner = indent + indentWidth;
  const lines = args.map((arg) => `${printExpression(arg, { indent: inner, column: inner, behind: 1 })},`);
  return enclosed(`${callee}(`, lines, ')', indent);
}

function isHugged(last: Expression, before: Expression | undefined): last is ListExpression | ObjectExpression {
  return (last.type === 'list' || last.type === 'object') && sizeOf(last) > 0 && last.type !== before?.type;
}

function withComments(items: readonly Item[], lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => [...(items[at]?.before ?? []), line, ...(items[at]?.after ?? [])]);
}

function enclosed(open: string, lines: readonly string[], close: string, indent: number): string {
  const inner = ' '.repeat(indent + indentWidth);
  return [open, ...lines.map((line) => `${inner}${line}`), `${' '.repeat(indent)}${close}`].join('\n');
}
