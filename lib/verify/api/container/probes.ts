import type { FieldPath } from '../../../findings/field-path';
import type { Container, Probe } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import { type HandlerContext, validateHandler } from './handlers';

type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

const counts = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const satisfies readonly (keyof Probe)[];

/**
 * The probes of a container that may have some.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export function validateProbes(container: Container, path: FieldPath, place: HandlerContext): void {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  if (livenessProbe !== undefined) validateProbe(livenessProbe, 'livenessProbe', path, place);
  if (readinessProbe !== undefined) validateProbe(readinessProbe, 'readinessProbe', path, place);
  if (startupProbe !== undefined) validateProbe(startupProbe, 'startupProbe', path, place);
}

function validateProbe(probe: Probe, name: ProbeName, containerPath: FieldPath, place: HandlerContext): void {
  const path = `${containerPath}.${name}`;
  const { report } = place;
  validateHandler(probe, path, place);
  for (const count of counts) {
    const value = probe[count] ?? 0;
    if (value < 0) {
      const message = `must be 0 or greater, got ${value}`;
      report(invalid('api/probe-timing', `${path}.${count}`, { message, value, fix: 'set 0 or more, or remove it' }));
    }
  }
  const grace = probe.terminationGracePeriodSeconds;
  if (grace !== undefined) validateGracePeriod(grace, name, path, report);
  if (name === 'readinessProbe' || probe.successThreshold === 1) return;
  report(
    invalid('api/success-threshold', `${path}.successThreshold`, {
      message: `must be 1 for livenessProbe and startupProbe, got ${probe.successThreshold ?? 0}`,
      value: probe.successThreshold,
      fix: 'set 1, or remove it',
    }),
  );
}

function validateGracePeriod(seconds: number, name: ProbeName, path: FieldPath, report: Report): void {
  const field = `${path}.terminationGracePeriodSeconds`;
  if (seconds <= 0) {
    const message = `must be 1 or greater, got ${seconds}`;
    report(invalid('api/probe-grace-period', field, { message, value: seconds, fix: 'set 1 or more' }));
  }
  if (name !== 'readinessProbe') return;
  const message = 'must not be set on a readinessProbe';
  report(invalid('api/probe-grace-period', field, { message, value: seconds, fix: 'remove it' }));
}
