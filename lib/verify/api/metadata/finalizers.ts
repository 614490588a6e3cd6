import { type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { invalid, type Report } from '../../report/report';
import { checkName, isQualifiedName } from '../formats/name-format';

const code = 'api/finalizer';

/** Finalizers that may be said without a prefix, all of them Kubernetes' own. */
const standard = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/**
 * Finalizers: qualified names, and not two of the garbage collector's that contradict each other. The server prints no index.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export function validateFinalizers(finalizers: readonly string[] | undefined, path: FieldPath, report: Report): void {
  if (finalizers === undefined) return;
  for (const [at, finalizer] of finalizers.entries()) {
    checkName(finalizer, isQualifiedName, index(path, at), report, { code, serverField: path });
  }
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    report(
      invalid(code, path, {
        value: finalizers,
        message: '"orphan" and "foregroundDeletion" must not be set together',
        fix: 'remove one of them',
      }),
    );
  }
}

/** Finalizers of others than Kubernetes itself have a prefix. */
export function validateStandardFinalizers(
  finalizers: readonly string[] | undefined,
  path: FieldPath,
  report: Report,
): void {
  if (finalizers === undefined) return;
  for (const [at, finalizer] of finalizers.entries()) {
    if (!isStandardFinalizer(finalizer)) reportNotStandard(finalizer, index(path, at), report);
  }
}

/** Whether it has a prefix, or is one that needs none. */
export function isStandardFinalizer(finalizer: string): boolean {
  return finalizer.includes('/') || standard.has(finalizer);
}

export function reportNotStandard(finalizer: string, field: FieldPath, report: Report, serverField = field): void {
  report(
    invalid(code, field, {
      value: finalizer,
      message: `must have a domain prefix, or be one of ${[...standard].join(', ')}, got ${valueText(finalizer)}`,
      fix: 'add a domain and a slash, such as example.com/cleanup',
      ...(serverField !== field && { serverField }),
    }),
  );
}
