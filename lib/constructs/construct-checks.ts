import type { IConstruct } from 'constructs';
import { type Check, check, object, open, optional, record, string } from '../values/check';

/** Something with a place in the tree of constructs. */
function constructAs(example: string): Check {
  return (value) => {
    if (typeof value === 'object' && value !== null && 'node' in value) return undefined;
    return { path: '', message: ` must be a construct, such as a ${example}` };
  };
}

/** What holds other constructs. */
export const construct = constructAs('Chart');
/** What stands for one object. */
export const oneObject = constructAs('Deployment');
export const service = constructAs('Service');

/** Other fields of metadata are checked with the manifest. */
export const metadata = object({ labels: optional(record), annotations: optional(record) }, open);

/**
 * Checks what the constructor of a construct was given, before it is one.
 * @throws TypeError with what is wrong, and the construct's path.
 */
export function checkConstruct(name: string, scope: IConstruct, id: string, props: unknown, wanted: Check): void {
  check(name, scope, construct, 'scope');
  check(name, id, string, 'id');
  const where = () => `${name} ${[scope.node.path, id].filter((part) => part !== '').join('/')}`;
  check(where, props, wanted, 'props');
}
