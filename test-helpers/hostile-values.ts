/** Values of types that are wrong nearly everywhere. */
export const wrong: Readonly<Record<string, unknown>> = {
  null: null,
  undefined: undefined,
  number: 7,
  text: 'marked',
  boolean: true,
  array: [],
  'array of null': [null],
  'array of text': ['marked'],
  object: {},
  function: () => 'marked',
};

interface Variant {
  readonly what: string;
  readonly args: readonly unknown[];
}

/** The arguments with one of them, or a property at any depth of one, replaced; and with a property that nobody knows. */
export function variantsOf(args: readonly unknown[]): readonly Variant[] {
  return args.flatMap((arg, at) =>
    placesIn(arg, `argument ${at + 1}`).map(({ what, place }) => ({ what, args: args.with(at, place) })),
  );
}

export function placesIn(value: unknown, path: string): readonly { readonly what: string; readonly place: unknown }[] {
  const replaced = Object.entries(wrong).map(([name, place]) => ({ what: `${path}: ${name}`, place }));
  if (Array.isArray(value)) {
    const inside = value.flatMap((item, at) =>
      placesIn(item, `${path}[${at}]`).map(({ what, place }) => ({ what, place: value.with(at, place) })),
    );
    return [...replaced, ...inside];
  }
  if (typeof value !== 'object' || value === null) return replaced;
  const inside = Object.entries(value).flatMap(([name, entry]) =>
    placesIn(entry, `${path}.${name}`).map(({ what, place }) => ({ what, place: { ...value, [name]: place } })),
  );
  return [...replaced, ...inside, { what: `${path}: a property that nobody knows`, place: { ...value, unknwon: 1 } }];
}

export type Called = (...args: readonly unknown[]) => unknown;

/** What is wrong with how a call fails, if it does. */
export function complaint(where: RegExp, call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return `threw ${String(error)}`;
    const { message } = error;
    const raw =
      /Cannot (read|destructure|convert|set)|is not (a function|iterable|a constructor)|undefined \(|reading '/;
    if (raw.test(message) || error.name === 'SyntaxError') return error.stack;
    if (!where.test(message)) return `says not where: ${message}`;
    return undefined;
  }
}

/** An object without one of its properties, and with `undefined` for it, for each property at any depth. */
export function omissionsIn(
  value: unknown,
  path: string,
): readonly (readonly [what: string, absent: unknown, given: unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const object = value as Readonly<Record<string, unknown>>;
  return Object.keys(object).flatMap((name) => {
    const { [name]: entry, ...absent } = object;
    const deeper = omissionsIn(entry, `${path}.${name}`).map(
      ([what, one, other]) => [what, { ...object, [name]: one }, { ...object, [name]: other }] as const,
    );
    return [[`${path}.${name}`, absent, { ...object, [name]: undefined }] as const, ...deeper];
  });
}
