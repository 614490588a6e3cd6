import type { ObjectName } from '../../plan';

/** An object as a plan names it: `Deployment shop/web`. */
export function objectText({ kind, namespace, name }: ObjectName): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
