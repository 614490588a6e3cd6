export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Both together: objects by key, lists by position, and where they differ in a value the `winner`'s. */
export function merge(loser: Json | undefined, winner: Json): Json {
  if (loser === undefined) return winner;
  if (isObject(loser) && isObject(winner)) {
    const merged = Object.entries(winner).map(([key, value]) => [key, merge(loser[key], value)]);
    return { ...loser, ...Object.fromEntries(merged) };
  }
  if (Array.isArray(loser) && Array.isArray(winner)) {
    return [...winner.map((value, index) => merge(loser[index], value)), ...loser.slice(winner.length)];
  }
  return winner;
}
