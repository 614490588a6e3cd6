import type { ObjectMeta } from '../../kubernetes/generated/types';
import { reportResourceVersion } from '../api/metadata/resource-version';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { kindRules } from './kinds';

/**
 * Everything that the API server of the target checks in an object on create, in its order, and what it warns of. The
 * object has to be decoded and defaulted; of a kind that is not known nothing is said.
 */
export function validateObject(object: Readonly<Record<string, unknown>>, target: Target, report: Report): void {
  const rules = kindRules(object);
  if (rules === undefined) return;
  // The rules are those of the object's kind, and decoding has seen to the types of its fields.
  rules.validate(object as never, target, report, rules.nameRule(target));
  reportResourceVersion(object.metadata as ObjectMeta | undefined, report);
}
