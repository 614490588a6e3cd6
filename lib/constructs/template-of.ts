import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { FieldPath } from '../findings/field-path';
import { customWorkloadOf } from '../kubernetes/custom/custom-workloads';
import { pathOf } from '../kubernetes/custom/path-pattern';
import { templatePlace, workloadKindOf } from '../kubernetes/pod-template';
import { check, object, string } from '../values/check';
import { settingsOf } from './app-settings';
import { workloadObject } from './attach';
import { oneObject } from './construct-checks';
import { objectName } from './object-name';
import { idOfTemplate, PodTemplateIn } from './pod-template-in';

/**
 * One of the pod templates of a custom resource, for `attach` and the other verbs: `spec.headGroupSpec.template` of a
 * RayCluster. An entry of a map is `[Worker]` or `.Worker`.
 *
 * @example attach(templateOf(cluster, 'spec.workerGroupSpecs[0].template'), fluentBit({ logs }))
 * @throws Error where the target is not a single object of a kind with a pod template at that path.
 */
export function templateOf(target: IConstruct, path: FieldPath): IConstruct {
  check('templateOf', { target, path }, templateOfArguments);
  const resource = workloadObject(target, 'templateOf');
  const patterns = templatesOf(resource);
  const [template] = patterns.flatMap((pattern) => pathOf(pattern, path) ?? []);
  if (template === undefined) {
    throw new Error(
      `templateOf: no pod template at "${path}" in ${resource.kind} "${objectName(resource)}" (${target.node.path}); ` +
        `use ${patterns.length === 0 ? 'the object itself' : patterns.join(' or ')}`,
    );
  }
  // Of a kind with one template, as all of Kubernetes' own, it is what the object is used for anyway.
  if (patterns.length === 1 && patterns[0] === template) return resource;
  const known = resource.node.tryFindChild(idOfTemplate(template));
  return known instanceof PodTemplateIn ? known : new PodTemplateIn(resource, template);
}

const templateOfArguments = object({ target: oneObject, path: string });

function templatesOf(resource: ApiObject): readonly string[] {
  const kind = workloadKindOf(resource);
  if (kind !== undefined) return [templatePlace(kind).path].filter((path) => path !== '');
  const { workloads } = settingsOf(resource);
  return customWorkloadOf(resource, workloads)?.templates.map(({ path }) => path) ?? [];
}
