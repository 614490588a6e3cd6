import type { ObjectName } from '../object-name';

/** The kinds of effects on other objects. */
export type EffectCode =
  | 'config-seen'
  | 'config-not-seen'
  | 'config-rolls'
  | 'selector-matches-nothing'
  | 'selector-gap'
  | 'port-missing'
  | 'drain-blocked'
  | 'deleted-in-use'
  | 'set-twice';

/** What a change does to another object. */
export interface Effect {
  readonly code: EffectCode;
  /** Whether it is most likely not wanted. */
  readonly severity: 'warning' | 'note';
  /** The object that it happens to. */
  readonly object: ObjectName;
  readonly message: string;
}
