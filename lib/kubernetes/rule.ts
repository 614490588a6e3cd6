import type { Severity } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import type { KubernetesVersion } from './version';

/**
 * A row about a code, in `X.rules.ts` next to the `X.ts` that reports it. `rules`, `explain`, the docs and SARIF read it; a
 * synth never loads it.
 */
export interface ProgramRule {
  /** `api/container-name`; `npm run generate` makes the type of all codes from the rows. */
  readonly code: Code;
  readonly severity: Severity;
  /** Whether some of its findings are warnings, as of what only newer releases refuse. @default false */
  readonly warnsToo?: boolean;
  /** Other files that report it, from lib/ on: `verify/api/config/secret`. @default none */
  readonly alsoIn?: readonly string[];
  /** What has to hold, in one line. */
  readonly title: string;
  /** Why it has to, in a sentence or two. */
  readonly why: string;
}

/** A row about a code that a manifest can be given. Tests run its examples, and ask the API servers about them. */
export interface Rule extends ProgramRule {
  /** The first release that has it. @default all that are supported */
  readonly since?: KubernetesVersion;
  /** The last release that has it. @default all that are supported */
  readonly until?: KubernetesVersion;
  /** The feature gate that has to be on, where no release has it on by default. @default none */
  readonly gate?: string;
  /** Whether it is checked unless it is asked for. @default true */
  readonly on?: boolean;
  /** A page of the Kubernetes documentation, or the source of the rule. */
  readonly source: string;
  /** The smallest whole object in which it fails, in a release that has it, and one in which it passes. */
  readonly failing: RuleExample;
  readonly passing: RuleExample;
}

/** An object, or several as a list, that shows a rule. */
export interface RuleExample {
  /** @default the default release */
  readonly kubernetes?: KubernetesVersion;
  /** Feature gates that have to be on for the rule to apply. @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly object: object;
  /** The text of it, where the rule is about what only a text can have: a duplicate key. */
  readonly text?: string;
}
