import { child, type FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ObjectMeta } from '../../../kubernetes/generated/types';
import { madeName } from '../../defaults/given-name';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { nameFix } from '../formats/name-fix';
import { asPrefix, checkName, isLabel, type NameRule } from '../formats/name-format';
import { isPathSegment, validatePrefix } from '../formats/path-segment';
import { validateAnnotations } from './annotations';
import { validateFinalizers, validateStandardFinalizers } from './finalizers';
import { validateLabels } from './labels';
import { validateOwnerReferences } from './owner-references';

/** In what the metadata of one kind is checked otherwise than that of most. */
export interface ObjectMetaOptions {
  /**
   * Whether the server keeps a `generation` that is sent, and so checks it: ConfigMap, Secret, ServiceAccount, Service and
   * PersistentVolumeClaim, Pods up to 1.32, HorizontalPodAutoscalers up to 1.36. It overwrites that of other kinds.
   * @default false
   */
  readonly keepsGeneration?: boolean;
  /** Whether `generateName` itself is checked, besides the name made of it. @default true */
  readonly checksGenerateName?: boolean;
  /** Whether finalizers without a prefix have to be known ones. @default true */
  readonly standardFinalizers?: boolean;
}

const ordinary: ObjectMetaOptions = {};

/**
 * The metadata of an object that is created. An absent namespace is the one of the request.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export function validateObjectMeta(
  metadata: ObjectMeta | undefined,
  path: FieldPath,
  nameRule: NameRule,
  target: Target,
  report: Report,
  options: ObjectMetaOptions = ordinary,
): void {
  validateName(metadata, path, nameRule, report, options);
  if (metadata === undefined) return;
  const { namespace, generation, finalizers, labels, annotations, ownerReferences } = metadata;
  if (namespace !== undefined && namespace !== '') checkName(namespace, isLabel, child(path, 'namespace'), report);
  if (options.keepsGeneration === true && generation !== undefined && generation < 0) {
    report(negativeGeneration(generation, child(path, 'generation')));
  }
  if (labels !== undefined) validateLabels(labels, child(path, 'labels'), report);
  if (annotations !== undefined) validateAnnotations(annotations, child(path, 'annotations'), target, report);
  if (ownerReferences !== undefined) {
    validateOwnerReferences(ownerReferences, child(path, 'ownerReferences'), target, report);
  }
  if (finalizers !== undefined) validateFinalizers(finalizers, child(path, 'finalizers'), report);
  if (finalizers !== undefined && options.standardFinalizers !== false) {
    validateStandardFinalizers(finalizers, child(path, 'finalizers'), report);
  }
}

function validateName(
  metadata: ObjectMeta | undefined,
  path: FieldPath,
  nameRule: NameRule,
  report: Report,
  { checksGenerateName }: ObjectMetaOptions,
): void {
  const { name = '', generateName: prefix = '' } = metadata ?? {};
  if (prefix !== '' && checksGenerateName !== false) {
    if (nameRule === isPathSegment) validatePrefix(metadata, path, report);
    else checkPrefix(prefix, asPrefix, nameRule, path, report);
  }
  if (name !== '') checkName(name, nameRule, child(path, 'name'), report);
  else if (prefix !== '') checkPrefix(prefix, madeName, nameRule, path, report, child(path, 'name'));
  else report(required('api/name-required', child(path, 'name'), { message: 'missing', fix: 'set a name' }));
}

/** Reports a wrong generated name at its prefix, which is what the manifest has. */
function checkPrefix(
  prefix: string,
  made: (prefix: string) => string,
  rule: NameRule,
  path: FieldPath,
  report: Report,
  serverField?: FieldPath,
): void {
  for (const problem of rule(made(prefix))) {
    report(
      invalid('api/name-format', child(path, 'generateName'), {
        value: prefix,
        message: problem.replace(valueText(made(prefix)), () => valueText(prefix)),
        fix: nameFix(prefix, (other) => rule(made(other))),
        ...(serverField !== undefined && { serverField }),
      }),
    );
  }
}

function negativeGeneration(generation: number, field: FieldPath) {
  return invalid('api/generation', field, {
    value: generation,
    message: `must be 0 or greater, got ${generation}`,
    fix: 'remove it: the server sets it',
  });
}
