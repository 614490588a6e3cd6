import type { JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { check, object as objectCheck } from '../values/check';
import { objectOf } from './attach';
import { oneObject } from './construct-checks';
import { jsonPatches } from './json-patch';
import { addPatches } from './synth';

/**
 * Applies JSON patches to the manifest that an object has rendered, whatever its class, and after what is attached to it.
 * `addJsonPatch` of cdk8s patches what a class of cdk8s-plus or `cdk8s import` then renders, and such a class drops the
 * fields that it does not know.
 * @throws Error where the target is not one object.
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export function patch(target: IConstruct, ...patches: readonly JsonPatch[]): void {
  check('patch', { target, patches }, objectCheck({ target: oneObject, patches: jsonPatches }));
  addPatches(objectOf(target, 'patch'), patches);
}
