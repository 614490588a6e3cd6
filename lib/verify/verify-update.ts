import type { Finding } from '../findings/finding';
import { withoutSecrets } from '../findings/secrecy/hide';
import type { ObjectMeta } from '../kubernetes/generated/types';
import { own } from '../values/own';
import { reportPodSecurityOfUpdate } from './admission/report-pod-security-update';
import { toleratingTarget, withoutTolerated } from './api/context/tolerated';
import { encrypted, isEncrypted } from './encrypted';
import { setOldDefaults, setUpdateDefaults } from './kinds/set-defaults';
import { validateObject } from './kinds/validate';
import { allocateUpdate, validateAnyMetadata, validateObjectUpdate } from './kinds/validate-update';
import type { Report } from './report/report';
import { type Decoded, decode } from './shape/decode';
import { decodeStored, type Stored } from './shape/decode-stored';
import { dropJobFields } from './shape/drop-job-fields';
import { dropTogether } from './shape/drop-together';
import { atManifestPositions, outsideWrongTypes } from './shape/filter-findings';
import { type Target, withGates } from './target/target';
import { reportConflict } from './update/conflict';
import { validatingTarget } from './update/gates-in-use';
import { isLive } from './update/live';
import { otherObject } from './update/other-object';
import { resizeRefusal } from './update/pod/resize';
import { resized } from './update/pod/resized';
import { withTemplateWarnings } from './update/workloads/template-warnings';
import { type CheckedUpdateOptions, checkUpdateOptions, type VerifyUpdateOptions } from './update-options';
import { drop, isObject, notAnObject } from './verify-object';

/**
 * Everything that the API server of a target release would refuse, silently drop or warn about if an object took the place
 * of an old one, as in a PUT, and which Pod Security controls it violates. The old object may be a live one, with a status and
 * all that servers write. Never throws, whatever the JSON, and never stops at the first finding. Fields are those of the new
 * object. Practices, port clashes, custom resources and acknowledgements are for `verify`.
 * @throws TypeError for an option that is unknown, missing or not valid, before anything is read.
 */
export function verifyUpdate(old: unknown, object: unknown, options: VerifyUpdateOptions): readonly Finding[] {
  const checked = checkUpdateOptions(options);
  if (!isObject(object)) return [notAnObject(object)];
  if (!isObject(old)) {
    const { message, ...finding } = notAnObject(old);
    return [{ ...finding, message: `the object to update ${message}` }];
  }
  if (isEncrypted(object)) return [encrypted];
  return withoutSecrets(object, findingsIn(object, old, checked));
}

function findingsIn(object: object, old: unknown, options: CheckedUpdateOptions): readonly Finding[] {
  const { target, resize } = options;
  const findings: Finding[] = [];
  // A resize takes nothing but resources, so that nothing else is dropped.
  const report: Report = (finding) => {
    if (!resize || finding.code !== 'shape/dropped-field') findings.push(finding);
  };
  const other = otherObject(object, old);
  const before = other === undefined && isObject(old) ? stored(old, target) : undefined;
  // What the old object has of features that are off, the new one may have, too.
  const lenient = withGates(target, before?.gates ?? new Set());
  const decoded = decode(object, lenient, report);
  if (decoded === undefined) return findings;
  if (before === undefined) return other === undefined ? findings : [...findings, other];
  reportConflict(metadataOf(decoded), metadataOf(before.decoded), report);
  const updatesLive = isLive(metadataOf(before.decoded));
  const shortened = drop(decoded, lenient, findings, report, updatesLive);
  dropJobFields(decoded, before.decoded, target, report);
  setUpdateDefaults(decoded, before.decoded, !updatesLive, target);
  const sent = resize ? (resized(decoded, before.decoded, lenient) as Decoded) : decoded;
  const refusal = resize ? resizeRefusal(sent as never, before.decoded as never, lenient) : undefined;
  if (refusal !== undefined) {
    validateAnyMetadata(sent, before.decoded, target, report);
    return [...findings, refusal];
  }
  const outside = atManifestPositions(shortened, outsideWrongTypes(findings, report));
  const dropped = updatesLive ? findings.filter(({ code }) => code === 'shape/dropped-field') : [];
  if (!allocateUpdate(sent, before.decoded, lenient, outside)) {
    // A server that fails here has dropped nothing yet.
    return findings.filter((finding) => !dropped.includes(finding));
  }
  const compared = { object: sent, old: before.decoded, validate: validateObject };
  const wanted = withTemplateWarnings(compared, lenient, outside);
  const validating = toleratingTarget(compared, validatingTarget(sent, before.decoded, target, lenient));
  validateObject(sent, validating, withoutTolerated(validating, wanted), before.decoded);
  // What may change depends on the server alone.
  validateObjectUpdate(sent, before.decoded, { target, resize }, outside);
  reportPodSecurityOfUpdate(sent, before.decoded, options, report);
  return findings;
}

/** An old object as a server has it: a manifest as its creation leaves it. `undefined` for a kind that is not known. */
function stored(old: object, target: Target): Stored | undefined {
  if (isLive({ uid: uidOf(old) })) {
    const live = decodeStored(old, target);
    if (live !== undefined) setOldDefaults(live.decoded, true, target);
    return live;
  }
  const ignore: Report = () => {};
  const decoded = decode(old, target, ignore);
  if (decoded === undefined) return undefined;
  dropTogether(decoded, target, ignore);
  setOldDefaults(decoded, false, target);
  decoded.metadata = created(metadataOf(decoded));
  decoded.status = createdStatus(decoded, target);
  return { decoded, gates: new Set() };
}

/** Metadata of a new object: no request creates one that is being deleted. */
function created({ deletionTimestamp: _, deletionGracePeriodSeconds: __, ...metadata }: ObjectMeta): ObjectMeta {
  return metadata;
}

/** Up to 1.36, a new Pod keeps the QoS class that its manifest has. */
function createdStatus({ kind, status }: Decoded, target: Target): object | undefined {
  const qosClass = own(status, 'qosClass');
  return kind === 'Pod' && !target.since('1.37') && qosClass !== undefined ? { qosClass } : undefined;
}

function uidOf(object: object): string {
  const uid = own(own(object, 'metadata'), 'uid');
  return typeof uid === 'string' ? uid : '';
}

function metadataOf({ metadata }: Decoded): ObjectMeta {
  return (metadata ?? {}) as ObjectMeta;
}
