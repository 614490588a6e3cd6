/** Waits for a milliseconds. */
export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Waits until a condition gives something, and returns that. Errors of the condition count as "not yet".
 * @throws Error after `within` seconds, with what was waited for.
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  { within = 180, every = 100 }: { readonly within?: number; readonly every?: number } = {},
): Promise<T> {
  const end = Date.now() + within * 1000;
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value !== undefined && value !== false && value !== null) return value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${within} s until ${what}${last ? `; last error: ${last}` : ''}`);
    await pause(every);
  }
}
