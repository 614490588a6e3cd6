/**
 * A count that an option sets.
 * @throws RangeError for anything else, with which nothing would be compared
 */
export function countOf(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new RangeError(`--${option} must be a count such as 1000, got "${text}"`);
}

/**
 * The name that an option sets.
 * @throws RangeError for one that is not known
 */
export function nameOf<Name extends string>(option: string, text: string, known: readonly Name[]): Name {
  const name = known.find((one) => one === text);
  if (name === undefined) throw new RangeError(`--${option} must be one of ${known.join(', ')}, got "${text}"`);
  return name;
}

/** The names that an option lists, separated by commas; each has to be known. */
export function namesOf<Name extends string>(option: string, text: string, known: readonly Name[]): readonly Name[] {
  return text.split(',').map((name) => nameOf(option, name, known));
}
