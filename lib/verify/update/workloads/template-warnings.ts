import { type FieldPath, get } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { kindDefinition } from '../../../kubernetes/fields';
import type { ObjectMeta } from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import type { Compared } from '../../api/context/tolerated';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { canonicalObject } from '../canonical';
import { isLive } from '../live';
import { createdJob } from './job';
import { withStoredClaims } from './stateful-set';

type Entries = Readonly<Record<string, unknown>>;

/** When a server warns of what is in a pod template. */
interface Rule {
  /** Where these warnings are. */
  readonly path: FieldPath;
  /** The parts of an object of which one has to change. */
  readonly parts: readonly FieldPath[];
}

/**
 * Servers warn where the generation of the object changes, a DaemonSet that of its template.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/apps/deployment/strategy.go (WarningsOnUpdate)
 */
const rules: ReadonlyMap<unknown, Rule> = new Map([
  ['CronJob', { path: 'spec.jobTemplate', parts: ['spec'] }],
  ['DaemonSet', { path: 'spec.template', parts: ['spec.template'] }],
  ['Deployment', { path: 'spec.template', parts: ['spec', 'metadata.annotations'] }],
  ['Job', { path: 'spec', parts: ['spec'] }],
  ['PodTemplate', { path: 'template', parts: ['template'] }],
  ['ReplicaSet', { path: 'spec.template', parts: ['spec'] }],
  ['ReplicationController', { path: 'spec.template', parts: ['spec'] }],
  ['StatefulSet', { path: 'spec.template', parts: ['spec'] }],
]);

/**
 * Validates an object that takes the place of an old one, without the warnings of its template that servers do not give on
 * update. Of a ReplicationController they give those of the old template.
 */
export function withTemplateWarnings<Manifest extends Entries>(
  { object, old, validate }: Compared<Manifest>,
  target: Target,
  report: Report,
): Report {
  const rule = rules.get(object.kind);
  if (rule === undefined) return report;
  const isOfTemplate = ({ severity, field }: Finding) =>
    severity === 'warning' && (field === rule.path || field.startsWith(`${rule.path}.`));
  const isOld = object.kind === 'ReplicationController';
  const changes = hasChanged(object, old, rule, target);
  if (isOld && changes) validate(old, target, (finding) => isOfTemplate(finding) && report(finding));
  return (finding) => {
    if (!isOfTemplate(finding) || (changes && !isOld)) report(finding);
  };
}

function hasChanged(object: Entries, old: Entries, { parts }: Rule, target: Target): boolean {
  const definition = kindDefinition(String(object.apiVersion), String(object.kind));
  if (definition === undefined) return false;
  const isNew = !isLive((old.metadata ?? {}) as ObjectMeta);
  const [next, before] = [object, old].map((one) => storedForm(canonicalObject(one, definition), isNew, target));
  return parts.some((part) => !equal(get(next, part), get(before, part)));
}

function storedForm(object: Entries, isNew: boolean, target: Target): Entries {
  if (object.kind === 'StatefulSet') return { ...withStoredClaims(object as never) };
  return object.kind === 'Job' && isNew && object.spec !== undefined ? createdJob(object as never, target) : object;
}
