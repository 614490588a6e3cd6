import type { Level } from './level';
import type { Target } from './target';

/** An object, and what it is verified for. */
export interface Subject {
  readonly object: unknown;
  readonly target: Target;
  /** The level of Pod Security that somebody declared for it; `false` for none, whatever its Namespace enforces. */
  readonly podSecurity?: Level | false;
  /** Seconds that its preStop hooks take which are not a sleep, by container name, where somebody has said. */
  readonly preStops?: Readonly<Record<string, number>>;
  /** Seconds that its containers take to stop, by container name, where somebody has said: a manifest cannot. */
  readonly drains?: Readonly<Record<string, number>>;
  /** What it is applied together with: objects replace each other where they share one. @default all are */
  readonly groups?: readonly string[];
}
