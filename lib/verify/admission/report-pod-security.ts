import type { Namespace } from '../../kubernetes/generated/types';
import { podTemplateOf } from '../../kubernetes/pod-template';
import { podSecurity } from '../pod-security/pod-security';
import type { Report } from '../report/report';
import type { Decoded } from '../shape/decode';
import type { Subject } from '../target/subject';
import { targetOf } from '../target/target';
import { type LevelsByNamespace, releaseOfControls } from './enforced-levels';
import { reportPodSecurityLabels } from './pod-security-labels';

/**
 * What Pod Security admission says of an object: of a Namespace's labels, and of a pod template at the level that was
 * declared for it, or that its Namespace enforces.
 */
export function reportPodSecurity(object: Decoded, subject: Subject, levels: LevelsByNamespace, report: Report): void {
  const { target, podSecurity: declared } = subject;
  if (declared === false) return;
  if (isNamespace(object)) reportPodSecurityLabels(object, report);
  const enforced = declared === undefined ? levels(object) : undefined;
  const level = declared ?? enforced?.level;
  const template = level === undefined ? undefined : podTemplateOf(object);
  if (level === undefined || template === undefined) return;
  const release = releaseOfControls(enforced?.release, target.kubernetes);
  const ofControls = release === target.kubernetes ? target : targetOf(release);
  podSecurity(template.template, template.path, level, ofControls, report);
}

/** Decoding has seen to the types of its fields. */
function isNamespace(decoded: Decoded): decoded is Decoded & Namespace {
  return decoded.kind === 'Namespace' && decoded.apiVersion === 'v1';
}
