import type { ObjectMeta } from '../../kubernetes/generated/types';
import { isPathSegment } from '../api/formats/path-segment';
import { reportResourceVersion } from '../api/metadata/resource-version';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { kindRules } from './kinds';

type Entries = Readonly<Record<string, unknown>>;

/**
 * Everything that the API server of the target checks in an object on create, in its order, and what it warns of. The
 * object has to be decoded and defaulted; of a kind that is not known nothing is said.
 *
 * With an old object, it is what the server checks in the new one alone on update: it tolerates some of what the old one has.
 */
export function validateObject(object: Entries, target: Target, report: Report, old?: Entries): void {
  const rules = kindRules(object);
  if (rules === undefined) return;
  const rulesName = old === undefined || rules.nameRuleOnUpdate?.(target) === true;
  // The rules are those of the object's kind, and decoding has seen to the types of its fields.
  rules.validate(object as never, target, report, rulesName ? rules.nameRule(target) : isPathSegment, old as never);
  if (old === undefined) reportResourceVersion(object.metadata as ObjectMeta | undefined, report);
}
