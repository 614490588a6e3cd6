import type { FieldPath } from '../../../findings/field-path';
import type { Container, Probe } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import { type HandlerPlace, validateHandler } from './handlers';

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
export function validateProbes(container: Container, path: FieldPath, place: HandlerPlace): void {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  if (livenessProbe !== undefined) validateProbe(livenessProbe, 'livenessProbe', path, place);
  if (readinessProbe !== undefined) validateProbe(readinessProbe, 'readinessProbe', path, place);
  if (startupProbe !== undefined) validateProbe(startupProbe, 'startupProbe', path, place);
}

function validateProbe(probe: Probe, name: ProbeName, containerPath: FieldPath, place: HandlerPlace): void {
  const path = `${containerPath}.${name}`;
  const { report } = place;
  validateHandler(probe, path, place);
  for (const count of counts) {
    const value = probe[count] ?? 0;
    if (value < 0) {
      const message = `${value} is below zero`;
      report(
        invalid('api/probe-timing', `${path}.${count}`, { message, value, fix: 'write 0 or more, or leave it out' }),
      );
    }
  }
  const grace = probe.terminationGracePeriodSeconds;
  if (grace !== undefined) validateGracePeriod(grace, name, path, report);
  if (name === 'readinessProbe' || probe.successThreshold === 1) return;
  report(
    invalid('api/success-threshold', `${path}.successThreshold`, {
      message: `${probe.successThreshold ?? 0}: one success is always enough here; only 1 is allowed`,
      value: probe.successThreshold,
      fix: 'leave it out; only a readinessProbe can ask for more',
    }),
  );
}

function validateGracePeriod(seconds: number, name: ProbeName, path: FieldPath, report: Report): void {
  const field = `${path}.terminationGracePeriodSeconds`;
  if (seconds <= 0) {
    const message = `${seconds} seconds; allowed are 1 or more`;
    report(invalid('api/probe-grace-period', field, { message, value: seconds, fix: 'write 1 or more' }));
  }
  if (name !== 'readinessProbe') return;
  const message = 'a readinessProbe ends nothing, so it can have no grace period';
  report(invalid('api/probe-grace-period', field, { message, value: seconds, fix: 'leave it out' }));
}
