import type { ObjectName } from './object-name';
import type { Change } from './planned';
import type { Entries } from './stored/stored';

/** An object before and after, as verdicts see it. */
export interface Pair {
  readonly name: ObjectName;
  /** As it was given: a manifest or a live object. */
  readonly old: Entries;
  /** As it is written. */
  readonly manifest: Entries;
  /** What a server is asked to store in place of the old one. */
  readonly next: Entries;
  /** Both as a server stores them. */
  readonly before: Entries;
  readonly after: Entries;
  readonly isLive: boolean;
  readonly changes: readonly Change[];
}
