import type { Finding } from '../findings/finding';
import { typedText } from '../findings/value-text';
import { customWorkloadOf, knownCustomWorkloads } from '../kubernetes/custom/custom-workloads';
import { misplacedTemplate } from '../kubernetes/custom/near-template';
import { findingsInResource, type StandIn, standInsFor } from '../kubernetes/custom/stand-in';
import type { LevelsByNamespace } from './admission/enforced-levels';
import { reportPodSecurity } from './admission/report-pod-security';
import { encrypted, isEncrypted } from './encrypted';
import { setDefaults } from './kinds/set-defaults';
import { validateObject } from './kinds/validate';
import type { Report } from './report/report';
import { mayClash, reportClashes } from './report-clashes';
import { type Decoded, type Decoding, decodeAndCompare } from './shape/decode';
import { dropTogether, type Shortened } from './shape/drop-together';
import { atManifestPositions, keepOutermostDropped, outsideWrongTypes } from './shape/filter-findings';
import type { Subject } from './target/subject';
import type { Target } from './target/target';

/** What the stages are given besides the object. */
export interface StageOptions {
  /** What Namespaces among the objects enforce. */
  readonly levels: LevelsByNamespace;
  /** Whether values of a wrong type are read as the one value that makes sense, if any, and not reported. */
  readonly coerceTypes: boolean;
  /** The practices stage, which reads the decoded object before anything is dropped or filled in. */
  readonly review: (decoding: Decoding, standIn: StandIn | undefined) => void;
}

/**
 * The findings in one object, stage by stage; those of practices come from all objects together, in `verifyAll`. Of a custom
 * resource, its pod templates are verified, each in an object of Kubernetes' own.
 */
export function verifyObject(subject: Subject, options: StageOptions): Finding[] {
  const { object, workloads = knownCustomWorkloads } = subject;
  if (!isObject(object)) return [notAnObject(object)];
  if (isEncrypted(object)) return [encrypted];
  const custom = customWorkloadOf(object, workloads);
  if (custom === undefined) return stages(subject, object, options);
  const misplaced = misplacedTemplate(object, custom);
  if (misplaced !== undefined) return [misplaced];
  return standInsFor(object, custom).flatMap((standIn) => {
    const found = stages({ ...subject, object: standIn.object }, standIn.object, options, standIn);
    return findingsInResource(standIn.place, standIn.object, found);
  });
}

function stages(
  subject: Subject,
  object: object,
  { levels, coerceTypes, review }: StageOptions,
  standIn?: StandIn,
): Finding[] {
  const { target } = subject;
  const findings: Finding[] = [];
  const report: Report = (finding) => {
    findings.push(finding);
  };
  const decoding = decodeAndCompare(object, target, report, coerceTypes);
  if (decoding === undefined) return findings;
  const { decoded } = decoding;
  review(decoding, standIn);
  const needsClashCheck = mayClash(decoding);
  const shortened = drop(decoded, target, findings, report);
  setDefaults(decoded, target);
  validate(decoded, target, shortened, findings, report);
  reportPodSecurity(decoded, subject, levels, report);
  if (needsClashCheck) reportClashes(object, findings);
  return findings;
}

/** Drops what the target drops along with other fields; what the field table drops alone is gone since decoding. */
export function drop(
  decoded: Decoded,
  target: Target,
  findings: Finding[],
  report: Report,
  updates = false,
): readonly Shortened[] {
  const shortened = dropTogether(decoded, target, report, updates);
  if (shortened.length > 0) keepOutermostDropped(findings);
  return shortened;
}

/** Applies the rules of the API server, without findings that follow from those of decoding. */
function validate(
  decoded: Decoded,
  target: Target,
  shortened: readonly Shortened[],
  findings: readonly Finding[],
  report: Report,
): void {
  validateObject(decoded, target, atManifestPositions(shortened, outsideWrongTypes(findings, report)));
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function notAnObject(value: unknown): Finding {
  const message = `must be an object, got ${typedText(value)}`;
  const fix = 'set an object with apiVersion and kind';
  return { code: 'shape/wrong-type', severity: 'error', field: '', value, message, fix };
}
