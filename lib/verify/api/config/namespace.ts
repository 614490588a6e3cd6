import { index } from '../../../findings/field-path';
import type { Namespace, ObjectMeta } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { checkName, isQualifiedName, type NameRule } from '../formats/name-format';
import { isStandardFinalizer, reportNotStandard } from '../metadata/finalizers';
import { validateObjectMeta } from '../metadata/metadata';

const path = 'spec.finalizers';

/**
 * A Namespace: its metadata, and finalizers of its own.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export function validateNamespace(
  { metadata, spec }: Namespace,
  target: Target,
  report: Report,
  nameRule: NameRule,
): void {
  validateObjectMeta(asServed(metadata), 'metadata', nameRule, target, report, { keepsGeneration: true });
  for (const [at, finalizer] of (spec?.finalizers ?? []).entries()) {
    checkName(finalizer, isQualifiedName, index(path, at), report, { code: 'api/finalizer', serverField: path });
    if (!isStandardFinalizer(finalizer)) reportNotStandard(finalizer, index(path, at), report, path);
  }
}

/** A server labels a Namespace with its name, whatever is written there, and ignores that it names a namespace. */
function asServed(written: ObjectMeta): ObjectMeta {
  const { namespace: _, ...metadata } = written ?? {};
  const { name = '', labels } = metadata;
  return name === '' ? metadata : { ...metadata, labels: { ...labels, 'kubernetes.io/metadata.name': name } };
}
