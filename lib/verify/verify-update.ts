import type { Finding } from '../findings/finding';
import { withoutSecrets } from '../findings/secrecy/hide';
import type { ObjectMeta } from '../kubernetes/generated/types';
import { setDefaults, setUpdateDefaults } from './kinds/set-defaults';
import { validateObject } from './kinds/validate';
import { validateObjectUpdate } from './kinds/validate-update';
import type { Report } from './report/report';
import { type Decoded, decode } from './shape/decode';
import { dropTogether } from './shape/drop-together';
import type { Target } from './target/target';
import { otherObject } from './update/other-object';
import { checkUpdateOptions, type VerifyUpdateOptions } from './update-options';
import { isObject, notAnObject } from './verify-object';

/**
 * Everything that the API server of a target release would refuse, silently drop or warn about if an object took the place
 * of an old one, as in a PUT. The old object may be a live one, with a status and all that servers write. Never throws,
 * whatever the JSON, and never stops at the first finding. Fields are those of the new object.
 * @throws TypeError for an option that is unknown, missing or not valid, before anything is read.
 */
export function verifyUpdate(old: unknown, object: unknown, options: VerifyUpdateOptions): readonly Finding[] {
  const { target } = checkUpdateOptions(options);
  if (!isObject(object)) return [notAnObject(object)];
  return withoutSecrets(object, findingsIn(object, old, target));
}

function findingsIn(object: object, old: unknown, target: Target): readonly Finding[] {
  const findings: Finding[] = [];
  const report: Report = (finding) => {
    findings.push(finding);
  };
  const decoded = decode(object, target, report);
  if (decoded === undefined) return findings;
  const other = otherObject(object, old);
  if (other !== undefined) return [...findings, other];
  const before = stored(old as object, target);
  if (before === undefined) return findings;
  dropTogether(decoded, target, report);
  setUpdateDefaults(decoded, before, uidOf(before) === '', target);
  validateObject(decoded, target, report, before);
  validateObjectUpdate(decoded, before, target, report);
  return findings;
}

function uidOf({ metadata }: Decoded): string {
  return (metadata as ObjectMeta | undefined)?.uid ?? '';
}

/** An old object as a server has it; `undefined` for a kind that is not known. */
function stored(old: object, target: Target): Decoded | undefined {
  const ignore: Report = () => {};
  const decoded = decode(old, target, ignore);
  if (decoded === undefined) return undefined;
  dropTogether(decoded, target, ignore);
  setDefaults(decoded, target);
  return decoded;
}
