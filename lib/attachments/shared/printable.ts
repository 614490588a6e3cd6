/** The rule that a string breaks which cannot be part of a configuration file; `undefined` if it breaks none. */
export function notPrintable(text: string): string | undefined {
  return unprintable.test(text) ? 'must not contain line breaks or other control characters' : undefined;
}

/** Control characters, Unicode line breaks, noncharacters and half surrogate pairs. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;
