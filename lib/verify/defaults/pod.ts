import type { Container, Pod, PodSpec, ResourceRequirements } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { syncAppArmor } from './app-armor';
import { type Draft, isBlank, mapOf } from './draft';
import { mergeMatchLabelKeys } from './match-label-keys';
import { setPodLevelResources } from './pod-level-resources';
import { setPodSpecDefaults } from './pod-spec';

/** Fills a Pod: what only Pods get before what they share with templates, in the server's order. */
export function setPodDefaults(pod: Draft<Pod>, target: Target): void {
  const spec = pod.spec ?? {};
  pod.spec = spec;
  const { terminationGracePeriodSeconds: grace } = spec;
  if (grace !== undefined && grace < 0) spec.terminationGracePeriodSeconds = 1;
  copyLimits(spec.containers);
  copyLimits(spec.initContainers);
  if (!target.gate('PodLevelResourcesFixDefaulting')) setPodLevelResources(spec, target);
  if (spec.hostNetwork === true) useHostPorts(spec);
  setPodSpecDefaults(spec, target);
}

/** What a Pod is given when it is created, and no update gives it. */
export function completeNewPod(pod: Draft<Pod>, target: Target): void {
  const spec = pod.spec ?? {};
  if (isBlank(spec.serviceAccountName)) spec.serviceAccountName = 'default';
  mergeMatchLabelKeys(spec, pod.metadata?.labels, target);
  syncAppArmor(pod, spec, target);
  if (target.gate('PodLevelResourcesFixDefaulting')) setPodLevelResources(spec, target);
}

/** What a Pod is given that takes the place of an old one: of a manifest, what its creation gives it. */
export function completePodUpdate(pod: Draft<Pod>, old: Pod, target: Target): void {
  if (isBlank(old.metadata?.uid)) completeNewPod(pod, target);
  if (target.gate('PodLevelResourcesFixDefaulting')) keepPodResources(pod, old);
}

/** A Pod without resources of its own keeps the old ones: whoever sent it may not know the field. */
export function keepPodResources(pod: Draft<Pod>, old: Pod): void {
  const resources = old.spec?.resources;
  if (pod.spec !== undefined && pod.spec.resources === undefined && resources !== undefined) {
    pod.spec.resources = { ...(resources as Draft<ResourceRequirements>) };
  }
}

/** What is limited and not requested is requested up to the limit. */
function copyLimits(containers: readonly Draft<Container>[] | undefined): void {
  for (const { resources } of containers ?? []) {
    if (resources?.limits === undefined) continue;
    resources.requests = mapOf(resources.limits, resources.requests);
  }
}

/** On the host's network a container's port is the host's. */
function useHostPorts({ containers = [], initContainers = [] }: Draft<PodSpec>): void {
  for (const list of [containers, initContainers]) {
    for (const { ports } of list) {
      for (const port of ports ?? []) {
        if (port.hostPort !== undefined && port.hostPort !== 0) continue;
        if (port.containerPort !== undefined) port.hostPort = port.containerPort;
      }
    }
  }
}
