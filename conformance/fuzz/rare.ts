import { isObject, type Json, type JsonObject, merge } from '../../generate/json';
import { objects } from './rare/objects';
import { main, specs } from './rare/specs';
import { templates } from './rare/templates';
import { v1Autoscalers } from './rare/v1-autoscalers';

const labels = { app: 'rare' };
const selector = { matchLabels: labels };
const basicSpec: JsonObject = { containers: [main] };

function inKinds(part: JsonObject): readonly JsonObject[] {
  const template = objectOf(merge({ metadata: { labels }, spec: basicSpec }, part));
  const finite = objectOf(merge(template, { spec: { restartPolicy: 'Never' } }));
  const metadata = { name: 'rare' };
  return [
    objectOf(merge({ apiVersion: 'v1', kind: 'Pod', metadata }, template)),
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector, template } },
    { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: { selector, template } },
    { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec: { selector, template, serviceName: 'rare' } },
    { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: finite } },
    { apiVersion: 'v1', kind: 'ReplicationController', metadata, spec: { selector: labels, template } },
    { apiVersion: 'v1', kind: 'PodTemplate', metadata, template },
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata, spec: { selector, template } },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: finite } } },
    },
  ];
}

function objectOf(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

const pods: readonly JsonObject[] = [...specs.map((spec) => ({ spec })), ...templates].flatMap(inKinds);

/**
 * What mutations hardly ever meet: values and pairs at a rule's boundary and beyond it, each in the smallest object,
 * those of Pods in every kind that has some.
 */
export const rare: readonly JsonObject[] = [...pods, ...objects, ...v1Autoscalers];

/** As many of them as a quick test takes: those of Pods in two or three kinds each, now these, now those. */
export const fewerRare: readonly JsonObject[] = [...pods.filter((_, at) => at % 4 === 0), ...objects, ...v1Autoscalers];
