import type { DeclaredStops } from '../../anatomy/drain-budget';
import type { Level } from './level';
import type { Target } from './target';

/** An object, and what it is verified for. */
export interface Subject extends Partial<DeclaredStops> {
  readonly object: unknown;
  readonly target: Target;
  /** The level of Pod Security that somebody declared for it; `false` for none, whatever its Namespace enforces. */
  readonly podSecurity?: Level | false;
  /** What it is applied together with: objects replace each other where they share one. @default all are */
  readonly groups?: readonly string[];
}
