import { isToken } from './token';

/** A name, or anything that has one: an object of cdk8s-plus, an ApiObject. */
export type Named = string | { readonly name: string };

/** The name itself. A token of cdk8s, which the compiler lets pass for either, is one once it is rendered. */
export function nameOf(named: Named): string {
  if (typeof named === 'string') return named;
  return isToken(named) ? (named as unknown as string) : named.name;
}
