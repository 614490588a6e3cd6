import type { PodSpec, PodTemplateSpec } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { setContainerDefaults } from './containers';
import { type Draft, isBlank } from './draft';
import { roundUp, roundUpResources } from './resource-list';
import { setVolumeDefaults } from './volumes';

/** Fills the spec of a Pod or of a template. What the server does for Pods alone is in `pod.ts`. */
export function setPodSpecDefaults(spec: Draft<PodSpec>, target: Target): void {
  // `serviceAccount` is its old name.
  if (isBlank(spec.serviceAccountName) && !isBlank(spec.serviceAccount)) spec.serviceAccountName = spec.serviceAccount;
  if (isBlank(spec.dnsPolicy)) spec.dnsPolicy = 'ClusterFirst';
  if (isBlank(spec.restartPolicy)) spec.restartPolicy = 'Always';
  spec.terminationGracePeriodSeconds ??= 30;
  setVolumeDefaults(spec.volumes, target);
  setContainerDefaults(spec.initContainers, target);
  setContainerDefaults(spec.containers, target);
  setContainerDefaults(spec.ephemeralContainers, target);
  if (spec.overhead !== undefined) spec.overhead = roundUp(spec.overhead);
  roundUpResources(spec.resources);
}

/** The completed template, whose spec is always there. */
export function setTemplateDefaults(
  written: Draft<PodTemplateSpec> | undefined,
  target: Target,
): Draft<PodTemplateSpec> & { spec: Draft<PodSpec> } {
  const template = written ?? {};
  const spec = template.spec ?? {};
  setPodSpecDefaults(spec, target);
  return Object.assign(template, { spec });
}
