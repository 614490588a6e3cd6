import { child, type FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import type { LabelSelector, PodTemplateSpec } from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import { validateLabelSelector } from '../metadata/label-selector';
import { isEmptySelector, selectorMatches } from '../metadata/selector-matches';

const code = 'api/workload-selector';

/** What to say of a workload without a selector. */
export const withoutSelector = { message: 'missing', fix: "copy the template's labels to matchLabels" } as const;

/**
 * The selector by which a workload knows its Pods: it is set, not empty, and well-formed.
 * @returns whether the server can read it, and so goes on to the template.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
 */
export function validateWorkloadSelector(
  selector: LabelSelector | undefined,
  path: FieldPath,
  report: Report,
): boolean {
  if (selector === undefined) {
    report(required(code, path, withoutSelector));
    return true;
  }
  const readable = isReadable(selector, path, report);
  if (isEmptySelector(selector)) report(emptySelector(path));
  if (!readable) report(unreadable(path));
  return readable;
}

/** Reports what is wrong in a selector. @returns whether a server can read it. */
export function isReadable(selector: LabelSelector, path: FieldPath, report: Report): boolean {
  let readable = true;
  validateLabelSelector(selector, path, {}, (finding) => {
    readable = false;
    report(finding);
  });
  return readable;
}

/** A selector has to select the Pods that the workload makes, or it would make Pods forever. */
export function validateSelectsTemplate(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  report: Report,
): void {
  if (!selectorMatches(selector, template?.metadata?.labels)) report(mismatch(template, path));
}

/** The finding for a template whose labels the selector does not match. */
export function mismatch(template: PodTemplateSpec | undefined, path: FieldPath): Finding {
  return invalid(code, child(path, 'metadata.labels'), {
    value: template?.metadata?.labels,
    message: 'must have the labels of the selector',
    fix: 'add the labels of the selector',
  });
}

/** The finding for an empty selector. */
export function emptySelector(path: FieldPath): Finding {
  return invalid(code, path, {
    value: {},
    message: 'must not be empty: it would match every Pod of the namespace',
    fix: "copy the template's labels to matchLabels",
  });
}

function unreadable(path: FieldPath): Finding {
  return invalid(code, path, {
    message: 'not a valid selector, so the template is not checked against it',
    fix: 'fix the errors in the selector first',
  });
}
