/** A part of Envoy's configuration, as JSON. */
export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** An extension's configuration, by the name of its type below `type.googleapis.com/`. */
export function typed(type: string, config: Readonly<Record<string, Json>> = {}): Json {
  return { '@type': `type.googleapis.com/${type}`, ...config };
}

/** A time as Envoy writes it. */
export function time(milliseconds: number): string {
  return `${milliseconds / 1000}s`;
}
