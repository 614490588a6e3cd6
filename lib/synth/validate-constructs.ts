import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { stateOf } from '../constructs/app-state';
import { hiderFor } from '../constructs/hide-in-text';
import { errorsOf } from '../constructs/synth';
import { printableLines } from '../values/printable';

/**
 * Asks each construct of an app whether it is valid, once. cdk8s asks all of them again for each chart.
 * @throws Error with all that is wrong, in cdk8s' words, or what a construct throws: both without what may be secret.
 */
export function validateConstructs(constructs: readonly IConstruct[]): void {
  const hide = hiderFor(constructs);
  const errors = constructs.flatMap((construct) => {
    const found = validated(construct, hide);
    return found.length === 0 ? [] : found.map((error) => ({ error, path: construct.node.path }));
  });
  if (errors.length === 0) return;
  const ours = new Set(constructs.flatMap((one) => (ApiObject.isApiObject(one) ? knownErrors(one) : [])));
  const lines = errors.map(({ error, path }) => `[${path}] ${ours.has(error) ? error : hide(error)}`);
  throw new Error(printableLines(`Validation failed with the following errors:\n  ${lines.join('\n  ')}`));
}

/** Our own errors of an object, which contain no secrets. */
function knownErrors(object: ApiObject): readonly string[] {
  const one = stateOf(object).objects.get(object);
  return one === undefined ? [] : errorsOf(one);
}

function validated(construct: IConstruct, hide: (text: string) => string): readonly string[] {
  try {
    return construct.node.validate();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hidden = hide(message);
    // The stack of an error has its message in it.
    throw hidden === message ? error : new Error(hidden);
  }
}
