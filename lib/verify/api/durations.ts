import { child, get } from '../../kubernetes/field-path';
import type { Issue } from '../../kubernetes/issue';
import { podTemplateOf } from '../../kubernetes/pod-template';
import { entries } from '../entries';
import type { Target } from '../target';

/** Fields that count seconds or tries, and the least that the API server takes. */
const podFields = { activeDeadlineSeconds: 1, terminationGracePeriodSeconds: 0 };
const probeFields = {
  initialDelaySeconds: 0,
  timeoutSeconds: 1,
  periodSeconds: 1,
  successThreshold: 1,
  failureThreshold: 1,
  terminationGracePeriodSeconds: 1,
};

/** Durations and counts below what the API server takes, wherever a Pod has them. */
export const durations = (manifest: unknown, _target: Target): readonly Issue[] => {
  const found = podTemplateOf(manifest);
  if (found === undefined) return [];
  const spec = child(found.path, 'spec');
  return [
    ...below(manifest, spec, podFields),
    ...['containers', 'initContainers']
      .flatMap((list) => entries(manifest, child(spec, list)))
      .flatMap(({ path }) => [
        ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) =>
          below(manifest, child(path, probe), probeFields),
        ),
        ...['preStop', 'postStart'].flatMap((hook) =>
          below(manifest, child(path, `lifecycle.${hook}.sleep`), { seconds: 0 }),
        ),
      ]),
  ];
};

function below(manifest: unknown, path: string, fields: Readonly<Record<string, number>>): readonly Issue[] {
  return Object.entries(fields).flatMap(([name, least]) => {
    const value = get(manifest, child(path, name));
    // The server fills a zero in for what is left out of a probe, and then defaults it.
    if (typeof value !== 'number' || value >= least || (value === 0 && path.endsWith('Probe'))) return [];
    return [
      {
        code: 'api/duration',
        severity: 'error' as const,
        reason: 'FieldValueInvalid' as const,
        field: child(path, name),
        value,
        message: `${value} is too small`,
        fix: `give ${least} or more`,
      },
    ];
  });
}
