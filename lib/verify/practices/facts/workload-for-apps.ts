import type { Container, EnvVar, PodSpec, PodTemplateSpec, Volume } from '../../../kubernetes/generated/types';
import { type FoundTemplate, withPodTemplate } from '../../../kubernetes/pod-template';
import { own } from '../../../values/own';
import { loopbackPorts } from './loopback-port';

/**
 * A decoded workload with what practices that check whole apps read; items of lists keep their positions. What is absent is
 * `undefined`, which JSON omits.
 * @param head its kind and metadata
 */
export function workloadForApps(
  head: { readonly metadata: object },
  spec: unknown,
  { kind, path, template }: FoundTemplate,
): object {
  const isUsed = kind === 'StatefulSet' ? namesPodOrPort : namesPort;
  const small = {
    metadata: path === '' ? head.metadata : template.metadata,
    spec: template.spec === undefined ? undefined : podForApps(template.spec, isUsed),
  };
  const owner = {
    replicas: own(spec, 'replicas'),
    selector: own(spec, 'selector'),
    serviceName: own(spec, 'serviceName'),
    startingDeadlineSeconds: own(spec, 'startingDeadlineSeconds'),
    ttlSecondsAfterFinished: own(spec, 'ttlSecondsAfterFinished'),
  };
  // It has less than types want.
  return withPodTemplate({ ...head, spec: owner }, small as PodTemplateSpec);
}

type IsUsed = (text: string) => boolean;

function podForApps(spec: PodSpec, isUsed: IsUsed): object {
  const { containers, initContainers, hostNetwork, resources, restartPolicy, serviceAccountName, volumes } = spec;
  return {
    hostNetwork,
    resources,
    restartPolicy,
    serviceAccountName,
    volumes: volumes?.map(volumeForApps),
    // Their commands may wait for a Service.
    initContainers: initContainers?.map((container) => containerForApps(container, isUsed, () => true)),
    containers: containers?.map((container) => containerForApps(container, isUsed, isUsed)),
  };
}

function volumeForApps({ name, configMap, secret, projected }: Volume): object {
  return { name, configMap, secret, projected };
}

function containerForApps(container: Container, isUsed: IsUsed, isUsedWord: IsUsed): object {
  const { command, args, env, volumeMounts } = container;
  return {
    name: container.name,
    image: container.image,
    restartPolicy: container.restartPolicy,
    command: command?.filter(isUsedWord),
    args: args?.filter(isUsedWord),
    env: env?.map((variable) => variableForApps(variable, isUsed)),
    ports: container.ports,
    resources: container.resources,
    volumeMounts: volumeMounts?.map(({ name, subPath, subPathExpr }) => ({ name, subPath, subPathExpr })),
    startupProbe: container.startupProbe,
    livenessProbe: container.livenessProbe,
    readinessProbe: container.readinessProbe,
    lifecycle: container.lifecycle,
  };
}

const unused = {};

function variableForApps({ value, valueFrom }: EnvVar, isUsed: IsUsed): object {
  if (value !== undefined) return isUsed(value) ? { value } : unused;
  const { configMapKeyRef, secretKeyRef } = valueFrom ?? {};
  return configMapKeyRef === undefined && secretKeyRef === undefined
    ? unused
    : { valueFrom: { configMapKeyRef, secretKeyRef } };
}

/** Whether a text may say something of other containers of its Pod. */
function namesPort(text: string): boolean {
  return loopbackPorts(text).length > 0;
}

/** The same, or the DNS name of a Pod: `db-0.db`, `$(POD_NAME).db`. */
function namesPodOrPort(text: string): boolean {
  return /[\d)}]\./.test(text) || namesPort(text);
}
