import type { Container, EnvVar, PodSpec, PodTemplateSpec, Volume } from '../../../kubernetes/generated/types';
import { type FoundTemplate, withPodTemplate } from '../../../kubernetes/pod-template';
import { own } from '../../../values/own';
import { isFilledIn } from './injected';
import { isProxy } from './proxies';

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
  const { labels, annotations } = template.metadata ?? {};
  const small = {
    metadata: path === '' ? { ...head.metadata, labels } : { labels, annotations },
    spec: template.spec === undefined ? undefined : podForApps(template.spec, kind === 'StatefulSet'),
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

/** @param hasPodNames whether its Pods have DNS names of their own */
function podForApps(spec: PodSpec, hasPodNames: boolean): object {
  const { containers, initContainers, hostNetwork, resources, restartPolicy, serviceAccountName, volumes } = spec;
  return {
    hostNetwork,
    resources,
    restartPolicy,
    serviceAccountName,
    volumes: volumes?.map(volumeForApps),
    // Their commands may wait for a Service.
    initContainers: initContainers?.map((container) => containerForApps(container, true, hasPodNames)),
    containers: containers?.map((container) => containerForApps(container, hasPodNames, hasPodNames)),
  };
}

function volumeForApps({ name, configMap, secret, projected }: Volume): object {
  return { name, configMap, secret, projected };
}

/**
 * @param readsCommand whether the command says something of other objects
 * @param readsVariables the same, of environment variables
 */
function containerForApps(container: Container, readsCommand: boolean, readsVariables: boolean): object {
  const { name, image, restartPolicy, command, args, env, ports, resources, volumeMounts, lifecycle } = container;
  const { startupProbe, livenessProbe, readinessProbe } = container;
  // Its whole configuration may say where it forwards requests to.
  const forwards = image !== undefined && isProxy(image);
  const hasParts = volumeMounts?.some((mount) => mount.subPath !== undefined || mount.subPathExpr !== undefined);
  return {
    name,
    image: forwards || isFilledIn(container) ? image : undefined,
    restartPolicy,
    command: forwards || readsCommand ? command : undefined,
    args: forwards || readsCommand ? args : undefined,
    env: envForApps(env, forwards || readsVariables),
    ports,
    resources,
    volumeMounts: forwards || hasParts === true ? volumeMounts : undefined,
    startupProbe,
    livenessProbe,
    readinessProbe,
    lifecycle,
  };
}

const unused = {};

/** Variables with references to ConfigMaps and Secrets, and, if they are read, with values. */
function envForApps(env: readonly EnvVar[] | undefined, readsValues: boolean): readonly object[] | undefined {
  const small = env?.map(({ value, valueFrom }) => {
    if (value !== undefined) return readsValues ? { value } : unused;
    const { configMapKeyRef, secretKeyRef } = valueFrom ?? {};
    return configMapKeyRef === undefined && secretKeyRef === undefined
      ? unused
      : { valueFrom: { configMapKeyRef, secretKeyRef } };
  });
  return small?.every((variable) => variable === unused) === true ? undefined : small;
}
