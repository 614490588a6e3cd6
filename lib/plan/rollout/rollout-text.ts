import { counted } from '../../values/counted';
import { own } from '../../values/own';
import { quoted, secondsText } from '../text';
import type { Rollout } from './rollout';

/** What a rollout does not say itself. */
interface Wording {
  /** Which Pods are replaced. @default their number */
  readonly podsText?: string | undefined;
  /** The limits as the manifest has them, for shares of an unknown number. */
  readonly written?: unknown;
  /** Whether all old Pods stop before new ones start. @default false */
  readonly isRecreate?: boolean;
}

/** A rollout in a sentence: `3 Pods, one at a time (surge 1, unavailable 0), at most 4 min 30 s`. */
export function rolloutText(rollout: Rollout, { podsText, written, isRecreate = false }: Wording = {}): string {
  const pods = podsText ?? (rollout.pods === undefined ? 'all Pods' : counted(rollout.pods, 'Pod'));
  const how = isRecreate
    ? recreateText(rollout)
    : `${stepText(rollout)}${orderText(rollout)}${limitsText(rollout, written)}`;
  const time = timeText(rollout);
  return `${pods}, ${how}${time === '' ? '' : `, ${time}`}`;
}

function recreateText({ pods }: Rollout): string {
  return pods === 1 ? 'which stops before the new one starts' : 'which stop before new ones start';
}

function stepText({ pods, surge, unavailable }: Rollout): string {
  if (surge === undefined || unavailable === undefined) return 'some at a time';
  const inRound = Math.max(1, surge + unavailable);
  if (pods === 1) return 'replaced';
  if (pods !== undefined && inRound >= pods) return 'all at once';
  return inRound === 1 ? 'one at a time' : `${inRound} at a time`;
}

function orderText({ order = [], pods = 0 }: Rollout): string {
  const [first, ...others] = order;
  if (first === undefined || others.length === 0) return '';
  const last = Number(/\d+$/.exec(first)?.[0]) - pods + 1;
  return ` from ${first} to ${first.replace(/\d+$/, String(last))}`;
}

function limitsText({ surge, unavailable }: Rollout, written: unknown): string {
  const share = (name: string) => own(written, name) ?? 'a share';
  return ` (surge ${surge ?? share('maxSurge')}, unavailable ${unavailable ?? share('maxUnavailable')})`;
}

function timeText({ seconds, roundSeconds, unlimited }: Rollout): string {
  const more = unlimited.length === 0 ? '' : ` plus the start of ${quoted(unlimited)}`;
  if (seconds === undefined && roundSeconds === 0 && more === '') return '';
  return seconds === undefined
    ? `at most ${secondsText(roundSeconds)} for each round${more}`
    : `at most ${secondsText(seconds)}${more}`;
}
