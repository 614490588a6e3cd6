import { own } from '../values/own';
import { below, type Entry, type Expression, literal, type ObjectExpression, type Pointer } from './expression';

/** What expresses a value of a field better than its literal; `undefined` where nothing does. */
export type Express = (value: unknown, from: Pointer) => Expression | undefined;

/** An object whose fields are expressed by the table where it has them, and by their literals otherwise. */
export function fieldsExpression(
  value: object,
  from: Pointer,
  table: Readonly<Record<string, Express>>,
): ObjectExpression {
  return {
    type: 'object',
    entries: Object.entries(value).map(([key, field]) =>
      entry(key, field, below(from, key), Object.hasOwn(table, key) ? table[key] : undefined),
    ),
  };
}

/** A property, expressed by a function where that does. */
export function entry(key: string, value: unknown, from: Pointer, express?: Express): Entry {
  return { key, value: express?.(value, from) ?? literal(value, from), from: [from] };
}

/** Expresses each item of a list. */
export function eachItem(express: Express): Express {
  return (value, from) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((item, at) => {
      const place = below(from, at);
      return { value: express(item, place) ?? literal(item, place), from: [place] };
    });
    return { type: 'list', items };
  };
}

/** The object of a helper's options: fields of a value that are set, by their names there. */
export function options(
  value: unknown,
  from: Pointer,
  names: readonly string[],
  rest: Readonly<Record<string, Expression>> = {},
): ObjectExpression {
  const entries = names.flatMap((name): Entry[] => {
    const field = own(value, name);
    return field === undefined
      ? []
      : [{ key: name, value: literal(field, below(from, name)), from: [below(from, name)] }];
  });
  const others = Object.entries(rest).map(([key, expression]): Entry => ({ key, value: expression, from: [] }));
  return { type: 'object', entries: [...entries, ...others] };
}

/** Whether a value is an object, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
