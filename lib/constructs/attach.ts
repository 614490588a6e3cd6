import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { customWorkloadOf } from '../kubernetes/custom/custom-workloads';
import { templatePlace, workloadKindOf, workloadKinds } from '../kubernetes/pod-template';
import type { Attachment } from '../pod/attachment';
import { attachment as attachmentCheck } from '../pod/attachment-checks';
import { check, object } from '../values/check';
import { settingsOf } from './app-settings';
import { addAttachment, type TemplateTarget } from './composition';
import { oneObject } from './construct-checks';
import { objectName } from './object-name';
import { PodTemplateIn } from './pod-template-in';

/**
 * Attaches a pattern to a workload that exists already: one of ours, of any cdk8s-plus, an ApiObject, or an object of an
 * `Include` or a `Helm` chart (see `findObject`). Returns the attachment, so that its ports can be used at once.
 * @throws Error if the target is not a single object with a pod template.
 */
export function attach<A extends Attachment>(target: IConstruct, attachment: A): A {
  check('attach', { target, attachment }, object({ target: oneObject, attachment: attachmentCheck }));
  addAttachment(templateTarget(target, 'attach'), attachment);
  return attachment;
}

/**
 * The ApiObject behind a construct, and which of its pod templates is meant.
 * @throws Error where it has none, with what it is instead.
 */
export function templateTarget(target: IConstruct, verb: string): TemplateTarget {
  return { object: workloadObject(target, verb), template: target instanceof PodTemplateIn ? target.template : '' };
}

/**
 * The ApiObject behind a construct, if it has a pod template.
 * @throws Error with what it is instead.
 */
export function workloadObject(target: IConstruct, verb: string): ApiObject {
  const object = objectOf(target, verb);
  if (workloadKindOf(object) === undefined && customWorkloadOf(object, settingsOf(object).workloads) === undefined) {
    throw new Error(
      `${verb}: no pod template in ${object.kind} "${objectName(object)}" of ${object.apiVersion} (${target.node.path}); ` +
        adviceOn(object),
    );
  }
  return object;
}

/** A suggestion: a kind in another case, or the current group of a former one. */
function adviceOn({ kind }: ApiObject): string {
  const meant = workloadKinds.find((known) => known.toLowerCase() === kind.toLowerCase());
  if (meant === undefined) {
    const own = workloadKinds.join(', ');
    return `use one of ${own}, or add the kind to pods.workloads if it is a custom resource with a pod template`;
  }
  return `did you mean apiVersion ${templatePlace(meant).apiVersion}, kind ${meant}?`;
}

/**
 * The only ApiObject of a construct.
 * @throws Error if it has none or several.
 */
export function objectOf(target: IConstruct, verb: string): ApiObject {
  if (ApiObject.isApiObject(target)) return target as ApiObject;
  if (target instanceof PodTemplateIn) return target.object;
  const child = target.node.defaultChild;
  if (child !== undefined) return objectOf(child, verb);
  const within = target.node.findAll().filter(ApiObject.isApiObject) as ApiObject[];
  const list = within.map((object) => `${object.kind} "${objectName(object)}"`).join(', ');
  throw new Error(
    `${verb}: ${target.node.path === '' ? 'the app' : target.node.path} must be one object, got ` +
      `${list === '' ? 'none' : list}; select one with findObject(scope, kind, name)`,
  );
}
