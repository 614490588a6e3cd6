import type { Container, HTTPGetAction, Lifecycle, Probe } from '../../kubernetes/generated/types';
import { type Draft, isBlank } from './draft';

/** Fills the numbers and addresses of a container's probes and lifecycle hooks. */
export function setHandlerDefaults(container: Draft<Container>): void {
  const { livenessProbe, readinessProbe, startupProbe, lifecycle } = container;
  if (livenessProbe !== undefined) setProbeDefaults(livenessProbe);
  if (readinessProbe !== undefined) setProbeDefaults(readinessProbe);
  if (startupProbe !== undefined) setProbeDefaults(startupProbe);
  if (lifecycle !== undefined) setLifecycleDefaults(lifecycle);
}

/** 0 is the same as nothing. */
function setProbeDefaults(probe: Draft<Probe>): void {
  if (probe.timeoutSeconds === undefined || probe.timeoutSeconds === 0) probe.timeoutSeconds = 1;
  if (probe.periodSeconds === undefined || probe.periodSeconds === 0) probe.periodSeconds = 10;
  if (probe.successThreshold === undefined || probe.successThreshold === 0) probe.successThreshold = 1;
  if (probe.failureThreshold === undefined || probe.failureThreshold === 0) probe.failureThreshold = 3;
  if (probe.httpGet !== undefined) setHttpGetDefaults(probe.httpGet);
}

function setLifecycleDefaults({ postStart, preStop }: Draft<Lifecycle>): void {
  if (postStart?.httpGet !== undefined) setHttpGetDefaults(postStart.httpGet);
  if (preStop?.httpGet !== undefined) setHttpGetDefaults(preStop.httpGet);
}

function setHttpGetDefaults(action: Draft<HTTPGetAction>): void {
  if (isBlank(action.path)) action.path = '/';
  if (isBlank(action.scheme)) action.scheme = 'HTTP';
}
