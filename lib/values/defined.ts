/** The same type, whose optional properties are absent rather than `undefined`. */
export type Defined<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** The same type, whose optional properties may be `undefined` too, which other libraries do not declare. */
export type OrUndefined<T> = { [Name in keyof T]: object extends Pick<T, Name> ? T[Name] | undefined : T[Name] };

/** A value without the properties that are `undefined`, by which a caller says that they are absent. */
export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<T>;
}
