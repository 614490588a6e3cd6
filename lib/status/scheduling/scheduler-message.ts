/** Why some nodes refuse a Pod, as the scheduler says it. */
export interface SchedulerReason {
  /** How many nodes; `undefined` where the reason is about the Pod itself. */
  readonly nodes: number | undefined;
  readonly text: string;
}

/** What the scheduler says of a Pod that fits nowhere. */
export interface SchedulerMessage {
  /** How many nodes the cluster has; `undefined` where it does not say. */
  readonly nodes: number | undefined;
  readonly reasons: readonly SchedulerReason[];
}

/**
 * Reads the message of the condition PodScheduled: `0/5 nodes are available: 2 Insufficient cpu, 3 node(s) had untolerated
 * taint {gpu: true}. preemption: …`. What follows the first sentence, on preemption, is of no use to a reader.
 */
export function readSchedulerMessage(message: string): SchedulerMessage {
  const [, total, rest = message] = /^0\/(\d{1,9}) nodes are available: ?(.*)$/s.exec(message) ?? [];
  const [first = ''] = rest.split(/\.(?: (?:preemption|no new claims|still not schedulable)|\s*$)/);
  const reasons = first
    .split(/, (?=\d{1,9} )/)
    .map((part) => /^(?:(\d{1,9}) )?(.*)$/s.exec(part.trim()))
    .map((match) => ({ nodes: match?.[1] === undefined ? undefined : Number(match[1]), text: match?.[2] ?? '' }));
  return { nodes: total === undefined ? undefined : Number(total), reasons: reasons.filter(({ text }) => text !== '') };
}
