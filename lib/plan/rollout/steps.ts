import { graceSeconds } from '../../anatomy/stop-timeline';
import type { PodSpec } from '../../kubernetes/generated/types';
import { readyTime } from './ready-time';

/** What replacing Pods takes. */
export interface Steps {
  /** How long a new Pod takes to be available, at most. */
  readonly start: number;
  /** How long an old Pod takes to stop, at most. */
  readonly stop: number;
  readonly unlimited: readonly string[];
}

/** The longest times of replacing a Pod of one spec by a Pod of another. */
export function stepsOf(old: PodSpec | undefined, now: PodSpec | undefined, minReadySeconds: number): Steps {
  const { seconds, unlimited } = readyTime(now);
  return { start: seconds + minReadySeconds, stop: graceSeconds(old, { by: 'deletion' }), unlimited };
}

/** How many rounds a number of Pods takes, where some are replaced in each; at least one is. */
export function roundsOf(pods: number, inRound: number): number {
  return Math.ceil(pods / Math.max(1, inRound));
}
