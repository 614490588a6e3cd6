import type { DeclaredStops } from '../../anatomy/drain-budget';
import type { CustomWorkloads } from '../../kubernetes/custom/custom-workloads';
import type { Level } from './level';
import type { Target } from './target';

/** An object, and what it is verified for. */
export interface Subject extends Partial<DeclaredStops> {
  readonly object: unknown;
  readonly target: Target;
  /** The level of Pod Security that somebody declared for it; `false` for none, whatever its Namespace enforces. */
  readonly podSecurity?: Level | false | undefined;
  /** The kinds of custom resources whose pod templates are verified. @default those that are known */
  readonly workloads?: CustomWorkloads;
  /** What it is applied together with: objects replace each other where they share one. @default all are */
  readonly groups?: readonly string[];
}
