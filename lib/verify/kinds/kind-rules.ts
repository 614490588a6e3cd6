import type { NameRule } from '../api/formats/name-format';
import type { Draft } from '../defaults/draft';
import type { Report } from '../report/report';
import type { Target } from '../target/target';

/** What is code of a kind. What is plain data of it is in lib/kubernetes/kinds.ts. */
export interface KindRules<Manifest> {
  /**
   * Reports what a server refuses in a decoded object with its defaults, and what it warns of, in the server's order. Where
   * the object takes the place of an old one, which has its defaults too, some of that is tolerated.
   */
  readonly validate: (object: Manifest, target: Target, report: Report, nameRule: NameRule, old?: Manifest) => void;
  /**
   * Reports what a server refuses where an object takes the place of an old one, beyond what it refuses in the object
   * alone. Both are decoded, have their defaults, and are in canonical form: what a server takes for the same is equal. `sent` is
   * the new object in the form that was sent.
   */
  readonly validateUpdate: (object: Manifest, old: Manifest, target: Target, report: Report, sent: Manifest) => void;
  /** Fills in what a server does, in place, in every object that it reads. The object has `metadata`. */
  readonly setDefaults: (object: Draft<Manifest>, target: Target) => void;
  /** Fills in what only the creation of an object does, after its defaults. @default nothing */
  readonly completeNew?: (object: Draft<Manifest>, target: Target) => void;
  /** Fills in what an old object has of its server beyond its defaults, or values that stand for that. @default nothing */
  readonly completeOld?: (object: Draft<Manifest>, target: Target) => void;
  /**
   * Fills in what a cluster gives an object that takes the place of an old one, and reports why it cannot, or what it drops.
   * Returns whether it could; where not, the server checks nothing else. @default nothing
   */
  readonly allocateUpdate?: (object: Draft<Manifest>, old: Manifest, target: Target, report: Report) => boolean;
  /** Takes over what an update keeps of the old object, after the defaults and in place of `completeNew`. @default nothing */
  readonly completeUpdate?: (object: Draft<Manifest>, old: Manifest, target: Target) => void;
  /** What the names of its objects have to be. */
  readonly nameRule: (target: Target) => NameRule;
  /** Whether names have to be that on update, too, where a name cannot change. @default only on create */
  readonly nameRuleOnUpdate?: (target: Target) => boolean;
}
