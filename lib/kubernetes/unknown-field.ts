import { nearest } from '../values/nearest';
import { type Definition, definitionOf } from './fields';

/** For a definition, others whose fields are often misplaced in it, and where those are. */
const neighbors: Readonly<Record<string, readonly (readonly [definition: string, place: string])[]>> = {
  Container: [['PodSpec', 'the Pod spec']],
  PodSpec: [['Container', 'a container']],
  PodTemplateSpec: [['PodSpec', 'spec']],
  Pod: [['PodSpec', 'spec']],
  Deployment: [['DeploymentSpec', 'spec']],
  StatefulSet: [['StatefulSetSpec', 'spec']],
  DaemonSet: [['DaemonSetSpec', 'spec']],
  ReplicaSet: [['ReplicaSetSpec', 'spec']],
  Job: [['JobSpec', 'spec']],
  CronJob: [['CronJobSpec', 'spec']],
  Service: [['ServiceSpec', 'spec']],
  DeploymentSpec: [['PodSpec', 'template.spec']],
  StatefulSetSpec: [['PodSpec', 'template.spec']],
  DaemonSetSpec: [['PodSpec', 'template.spec']],
  ReplicaSetSpec: [['PodSpec', 'template.spec']],
  JobSpec: [['PodSpec', 'template.spec']],
  CronJobSpec: [
    ['JobSpec', 'jobTemplate.spec'],
    ['PodSpec', 'jobTemplate.spec.template.spec'],
  ],
  JobTemplateSpec: [['JobSpec', 'spec']],
  Probe: [['HTTPGetAction', 'httpGet']],
  LifecycleHandler: [['HTTPGetAction', 'httpGet']],
  SecurityContext: [['PodSecurityContext', "the Pod's securityContext"]],
  PodSecurityContext: [['SecurityContext', "a container's securityContext"]],
  V1HorizontalPodAutoscalerSpec: [['HorizontalPodAutoscalerSpec', 'an autoscaling/v2 object']],
  ServiceSpec: [['ServicePort', 'an entry of ports']],
};

/** What to do about a field that a definition does not have. */
export function unknownFieldFix(name: string, { name: owner, fields }: Definition): string {
  if (owner === 'ResourceRequirements' && /^(?:cpu|memory|ephemeral-storage|hugepages-.+|.+\/.+)$/.test(name)) {
    return 'move it to requests or limits';
  }
  const place = neighbors[owner]?.find(([definition]) => definitionOf(definition).fields.has(name))?.[1];
  if (place !== undefined) return `move it to ${place}`;
  const near = nearest(name, [...fields.keys()]);
  if (near !== undefined) return `did you mean "${near}"?`;
  return owner === 'EnvVar' ? `use { name: ${JSON.stringify(name)}, value: … }` : 'remove it';
}
