import type { Severity } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import type { KubernetesVersion } from './version';

/**
 * The description of a rule, in `X.rules.ts` next to the `X.ts` that reports it. `rules`, `explain`, the docs and SARIF read
 * it; a synth never loads it.
 */
export interface ProgramRule {
  /** `api/container-name`; `npm run generate` makes the type of all codes from the rows. */
  readonly code: Code;
  readonly severity: Severity;
  /** Whether some of its findings are warnings, for example where only later releases reject it. @default false */
  readonly warnsToo?: boolean;
  /** Other files that report it, by their paths in lib/: `verify/api/config/secret`. @default none */
  readonly alsoIn?: readonly string[];
  /** What has to hold: one sentence of at most 160 characters. */
  readonly title: string;
  /** Why it has to hold: one or two sentences, at best with what Kubernetes does. */
  readonly why: string;
}

/** The description of a rule that is checked in manifests. Tests run its examples, and compare them with the API servers. */
export interface Rule extends ProgramRule {
  /** The first release in which the failing example fails. @default all supported releases */
  readonly since?: KubernetesVersion;
  /** The last release in which the failing example fails. @default all supported releases */
  readonly until?: KubernetesVersion;
  /** The feature gate of the rule, if it is off by default in all releases. @default none */
  readonly gate?: string;
  /** Whether it is checked by default. @default true */
  readonly on?: boolean;
  /** A page of the Kubernetes documentation, or the source of the rule. */
  readonly source: string;
  /** A minimal object that fails the rule, and one that passes it. */
  readonly failing: RuleExample;
  readonly passing: RuleExample;
}

/** An object, or several in an array. */
export interface RuleExample {
  /** @default the default release */
  readonly kubernetes?: KubernetesVersion;
  /** Feature gates that have to be on for the rule to apply. @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly object: object;
  /** What the object replaces, for a rule about updates. */
  readonly old?: object;
  /** Whether it is updated through the Pod's `resize` subresource. @default false */
  readonly resize?: boolean;
  /** The source of the object, for a rule about YAML or JSON itself: a duplicate key. */
  readonly text?: string;
}
