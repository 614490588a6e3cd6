import { valueText } from '../findings/value-text';
import type { PodSpec } from '../kubernetes/generated/types';
import {
  arrayOf,
  type Check,
  type Checks,
  check,
  object,
  oneOf,
  open,
  optional,
  record,
  recordOf,
  string,
} from '../values/check';
import { nearest } from '../values/nearest';
import { roles } from './containers';
import type { StopCause, StopOptions } from './stop-cause';
import type { ContainerDurations, Durations } from './timeline-event';

/**
 * Checks the arguments of `startTimeline`.
 * @throws TypeError with what to set instead.
 */
export function checkStart(spec: PodSpec | undefined, durations: Durations): void {
  check('startTimeline', spec, optional(record), 'spec');
  check('startTimeline', durations, durationsOfContainers(spec), 'durations');
}

/**
 * Checks the arguments of `stopTimeline`.
 * @throws TypeError with what to set instead.
 */
export function checkStop(spec: PodSpec | undefined, cause: StopCause, options: StopOptions): void {
  checkCause('stopTimeline', spec, cause);
  const checks = {
    durations: optional(durationsOfContainers(spec)),
    running: optional(arrayOf(containerOf(spec))),
  } satisfies Checks<StopOptions>;
  check('stopTimeline', options, object(checks));
}

/**
 * Checks why a Pod or a container stops.
 * @throws TypeError with what to set instead.
 */
export function checkCause(where: string, spec: PodSpec | undefined, cause: StopCause): void {
  check(where, spec, optional(record), 'spec');
  check(where, { cause }, object({ cause: causeIn(spec) }));
}

const causes: readonly StopCause['by'][] = ['deletion', 'completion', 'eviction', 'livenessProbe', 'startupProbe'];
const anyCause = object({ by: oneOf(causes) }, open);

function causeIn(spec: PodSpec | undefined): Check {
  const by = oneOf(causes);
  const ofPod = object({ by });
  const ofDeletion = object({ by, graceSeconds: optional(wholeSeconds) });
  const ofProbe = object({ by, container: containerOf(spec) });
  return (value) => {
    const problem = anyCause(value);
    if (problem !== undefined) return problem;
    // The check is what makes it one.
    switch ((value as StopCause).by) {
      case 'deletion':
        return ofDeletion(value);
      case 'completion':
      case 'eviction':
        return ofPod(value);
      default:
        return ofProbe(value);
    }
  };
}

const seconds: Check = (value) =>
  typeof value === 'number' && value >= 0
    ? undefined
    : { path: '', message: ` must be 0 or greater, got ${valueText(value)}` };

const wholeSeconds: Check = (value) =>
  Number.isInteger(value) ? seconds(value) : { path: '', message: ` must be an integer, got ${valueText(value)}` };

const durationsOfOne = object({
  startupSeconds: optional(seconds),
  runSeconds: optional(seconds),
  postStartSeconds: optional(seconds),
  preStopSeconds: optional(seconds),
  drainSeconds: optional(seconds),
} satisfies Checks<ContainerDurations>);

function durationsOfContainers(spec: PodSpec | undefined): Check {
  const ofEach = recordOf(optional(durationsOfOne));
  const isContainer = containerOf(spec);
  return (value) => {
    const problem = ofEach(value);
    if (problem !== undefined) return problem;
    const names = Object.keys(value as Durations);
    const unknown = names.find((name) => isContainer(name) !== undefined);
    return unknown === undefined ? undefined : { path: '', message: isContainer(unknown)?.message ?? '' };
  };
}

function containerOf(spec: PodSpec | undefined): Check {
  return (value) => {
    const problem = string(value);
    if (problem !== undefined) return problem;
    const names = roles(spec).map(({ name }) => name);
    if (names.includes(String(value))) return undefined;
    const near = nearest(String(value), names);
    const others = names.length === 0 ? 'the Pod has no containers' : `set one of ${names.join(', ')}`;
    const fix = near === undefined ? others : `did you mean "${near}"?`;
    return { path: '', message: `: unknown container ${JSON.stringify(value)}; ${fix}` };
  };
}
