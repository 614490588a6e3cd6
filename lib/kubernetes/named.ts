/** A name, or anything that has one: an object of cdk8s-plus, an ApiObject. */
export type Named = string | { readonly name: string };

/** The name itself. */
export function nameOf(named: Named): string {
  return typeof named === 'string' ? named : named.name;
}
