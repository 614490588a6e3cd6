import { child, type FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { CrossVersionObjectReference } from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { checkName } from '../formats/name-format';
import { isPathSegment } from '../formats/path-segment';

const code = 'api/object-reference';

/** What the API version of a reference needs: a group, to be well-formed, or nothing where an old object is tolerated. */
export type VersionNeeds = 'group' | 'form' | 'nothing';

/**
 * An object that an autoscaler refers to: its kind and name, and since 1.34 its API version.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
 */
export function validateObjectReference(
  reference: Partial<CrossVersionObjectReference>,
  path: FieldPath,
  needs: VersionNeeds,
  target: Target,
  report: Report,
): void {
  for (const name of ['kind', 'name'] as const) {
    const value = reference[name] ?? '';
    const field = child(path, name);
    if (value === '') report(required(code, field, { message: 'missing', fix: 'set it' }));
    else checkName(value, isPathSegment, field, report, { code });
  }
  if (!target.since('1.34') || needs === 'nothing') return;
  const problem = versionProblem(reference.apiVersion ?? '', needs === 'group');
  if (problem === undefined) return;
  report(
    invalid(code, child(path, 'apiVersion'), {
      value: reference.apiVersion,
      message: problem,
      fix: 'set the group and version of the kind, such as apps/v1',
    }),
  );
}

/** Whether an old object has an API version that is not valid, of any kind. */
export function hasInvalidVersion({ apiVersion = '' }: Partial<CrossVersionObjectReference>): boolean {
  return versionProblem(apiVersion, false) !== undefined;
}

function versionProblem(apiVersion: string, needsGroup: boolean): string | undefined {
  const parts = apiVersion === '/' ? [] : apiVersion.split('/');
  if (parts.length > 2) return `must have at most one slash, got ${valueText(apiVersion)}`;
  const group = parts.length === 2 ? parts[0] : '';
  return needsGroup && group === '' ? `must include an API group, got ${valueText(apiVersion)}` : undefined;
}
