/** An expression of TypeScript, as data: what is printed, and the value that it evaluates to. */
export type Expression = Scalar | Name | ListExpression | ObjectExpression | Call;

/** A string, number, boolean or null. */
export interface Scalar {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  /** Whether a number is printed as `0o644`. */
  readonly isOctal?: boolean;
  /** Whether it is a port, which a constant may stand for where it is repeated. */
  readonly isPort?: boolean;
}

/** A constant or variable of the program. */
export interface Name {
  readonly type: 'name';
  readonly name: string;
  readonly value: unknown;
}

export interface ListExpression {
  readonly type: 'list';
  readonly items: readonly Item[];
}

export interface ObjectExpression {
  readonly type: 'object';
  readonly entries: readonly Entry[];
  /** What may become a constant of the program where it is repeated. */
  readonly isLabels?: boolean;
}

/** A call of a function or, with `new ` in the callee, of a constructor. */
export interface Call {
  readonly type: 'call';
  readonly callee: string;
  readonly args: readonly Expression[];
  readonly value: unknown;
}

/** What comments can be next to. */
export interface Item {
  readonly value: Expression;
  /** Where the value stands in the manifest, as JSON pointers; several where an expression stands for several fields. */
  readonly from: readonly Pointer[];
  /** Comments in lines of their own before it, and after it. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/** A property of an object; without a key, what is spread into it. */
export interface Entry extends Item {
  readonly key?: string;
}

/** Where a value stands in a manifest: `/spec/containers/0`, RFC 6901. */
export type Pointer = string;

/** The pointer to a field or list item below another one. */
export function below(pointer: Pointer, step: string | number): Pointer {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The pointer to what a value is in; `undefined` for the manifest itself. */
export function parentOf(pointer: Pointer): Pointer | undefined {
  return pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'));
}

/** A pointer as findings call the field: `spec.containers[0].image`. */
export function fieldText(pointer: Pointer): string {
  const path = pointer
    .slice(1)
    .replace(/(^|\/)(\d+)(?=\/|$)/g, '[$2]')
    .replaceAll('/', '.');
  return path.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The literal of a value. */
export function literal(value: unknown, from: Pointer = ''): Expression {
  if (Array.isArray(value)) {
    return {
      type: 'list',
      items: value.map((item, at) => ({ value: literal(item, below(from, at)), from: [below(from, at)] })),
    };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([key, entry]) =>
      entry === undefined ? [] : [{ key, value: literal(entry, below(from, key)), from: [below(from, key)] }],
    );
    return { type: 'object', entries };
  }
  // JSON has nothing else.
  return { type: 'scalar', value: value as Scalar['value'] };
}

/** The value of an expression. */
export function evaluate(expression: Expression): unknown {
  switch (expression.type) {
    case 'list':
      return expression.items.map(({ value }) => evaluate(value));
    case 'object': {
      const into: Record<string, unknown> = {};
      for (const { key, value } of expression.entries) {
        if (key === undefined) Object.assign(into, evaluate(value));
        // Assigning to `__proto__` would set the prototype.
        else Object.defineProperty(into, key, { value: evaluate(value), ...plainProperty });
      }
      return into;
    }
    default:
      return expression.value;
  }
}

const plainProperty = { enumerable: true, writable: true, configurable: true };

/** Calls a function with an expression and all that are in it. */
export function visit(expression: Expression, see: (one: Expression) => void): void {
  see(expression);
  for (const child of childrenOf(expression)) visit(child, see);
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'call':
      return expression.args;
    case 'list':
      return expression.items.map(({ value }) => value);
    case 'object':
      return expression.entries.map(({ value }) => value);
    default:
      return [];
  }
}
