import type { Finding } from '../../../findings/finding';
import type { ReplicationController, ReplicationControllerSpec } from '../../../kubernetes/generated/types';
import { type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import type { NameRule } from '../formats/name-format';
import { negative } from '../formats/negative';
import { validatePrefix } from '../formats/path-segment';
import { validateObjectMeta } from '../metadata/metadata';
import { labelsMatch } from '../metadata/selector-matches';
import { validatePodTemplate } from '../pod/pod';
import { mismatch } from './workload-selector';
import { validateLongRunning, validateSharedDisks, warnOfHostNames } from './workload-template';

/**
 * A ReplicationController. Since 1.35 its `generateName` is checked on create only where nothing else is wrong.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#writing-a-replicationcontroller-manifest
 */
export function validateReplicationController(
  controller: ReplicationController,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: ReplicationController,
): void {
  let fine = true;
  const reportPart: Report = (finding) => {
    fine &&= finding.severity !== 'error';
    report(finding);
  };
  validateParts(controller, target, reportPart, nameRule, old);
  if ((fine || old !== undefined) && target.since('1.35')) validatePrefix(controller.metadata, 'metadata', report);
}

/** Its selector and its template. What 1.37 declares, it reports behind all else. */
function validateParts(
  { metadata, spec }: ReplicationController,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: ReplicationController,
): void {
  const declares = target.since('1.37');
  const late: Finding[] = [];
  const reportName: Report = (finding) => (declares && isOfName(finding) ? late.push(finding) : report(finding));
  const options = { checksGenerateName: !target.since('1.35') };
  validateObjectMeta(metadata, 'metadata', nameRule, target, reportName, options);
  if (!declares) validateMinReady(spec, report);
  if (!asksForSomething(spec.selector)) report(noSelector());
  if (!declares) validateReplicas(spec, report);
  validateTemplate(spec, target, report);
  for (const finding of late) report(finding);
  if (declares) validateReplicas(spec, report);
  if (declares) validateMinReady(spec, report);
  if (old === undefined) warnOfHostNames(metadata, report);
}

function validateTemplate(
  { selector, template, replicas = 1 }: ReplicationControllerSpec,
  target: Target,
  report: Report,
) {
  if (template === undefined) {
    report(
      required('api/template-required', 'spec.template', {
        message: 'missing',
        fix: 'set a pod template with metadata.labels and spec',
      }),
    );
    return;
  }
  if (selector !== undefined && !labelsMatch(selector, template.metadata?.labels))
    report(mismatch(template, 'spec.template'));
  validatePodTemplate(template, 'spec.template', 'ReplicationController', target, report);
  if (replicas > 1) validateSharedDisks(template, 'spec.template', target, report);
  validateLongRunning(template, 'spec.template', 'ReplicationController', report);
}

function validateMinReady({ minReadySeconds = 0 }: ReplicationControllerSpec, report: Report): void {
  if (minReadySeconds < 0) report(negative(minReadySeconds, 'spec.minReadySeconds'));
}

function validateReplicas({ replicas = 1 }: ReplicationControllerSpec, report: Report): void {
  if (replicas < 0) report(negative(replicas, 'spec.replicas'));
}

function isOfName({ field, reason }: Finding): boolean {
  return field === 'metadata.name' && reason === 'FieldValueInvalid';
}

function asksForSomething(selector: Readonly<Record<string, string>> | undefined): boolean {
  for (const _name in selector) return true;
  return false;
}

function noSelector(): Finding {
  return required('api/workload-selector', 'spec.selector', {
    message: 'missing',
    fix: 'set labels in the template: they are the default selector',
  });
}
