import type { IConstruct } from 'constructs';
import {
  arrayOf,
  type Check,
  type Checks,
  check,
  object,
  oneOf,
  open,
  optional,
  type Problem,
  record,
  string,
} from '../values/check';
import { enableProblem, type PracticeOptions } from '../verify/practices/chosen';

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

/** Which practices are checked. */
export const practiceChecks = {
  practices: optional(oneOf([true, false, 'all'])),
  enable: optional(arrayOf(practice)),
} satisfies Checks<PracticeOptions>;

function practice(value: unknown): Problem | undefined {
  if (typeof value !== 'string') return string(value);
  const problem = enableProblem(value);
  return problem === undefined ? undefined : { path: '', message: `: ${problem}` };
}

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
