/**
 * What `rules`, `explain` and the docs say of a code: data beside the rule's own file, never loaded at synth. A test runs
 * the examples: the failing one gives the code, the passing one does not, and the API server agrees with both.
 */
export interface RuleDoc {
  /** `api/container-name` */
  readonly code: string;
  /** What has to hold, in one line. */
  readonly title: string;
  /** Why it has to, in a sentence or two. */
  readonly why: string;
  /** A page of the Kubernetes documentation, or the source of the rule. */
  readonly source: string;
  /** The smallest whole object in which it fails, in a release where it applies, and one in which it passes. */
  readonly failing: RuleExample;
  readonly passing: RuleExample;
}

/** An object, or several as a list, that shows a rule. */
export interface RuleExample {
  /** @default the default release */
  readonly kubernetes?: string;
  /** Gates that have to be on for the rule to apply. @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly object: object;
  /** The text of it, where the rule is about what only a text can have: a key twice. */
  readonly text?: string;
}
