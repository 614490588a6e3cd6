/**
 * A decoded value while it is completed: everything can be written, and everything may be absent, since the server
 * demands fields in validation only.
 */
export type Draft<T> = T extends readonly (infer Entry)[]
  ? Draft<Entry>[]
  : T extends object
    ? string extends keyof T
      ? Record<string, Draft<T[string & keyof T]>>
      : { -readonly [Name in keyof T]?: Draft<T[Name]> | undefined }
    : T;

/** Whether the server takes a text field for absent: it does not tell an empty text from none. */
export function isBlank(text: string | undefined): text is '' | undefined {
  return text === undefined || text === '';
}

/** A map with the entries of others, those of the second winning. A key may be `constructor`: it inherits nothing. */
export function mapOf<T>(first?: Readonly<Record<string, T>>, second?: Readonly<Record<string, T>>): Record<string, T> {
  return Object.assign(Object.create(null), first, second);
}
