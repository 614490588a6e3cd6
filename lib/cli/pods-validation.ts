/**
 * The validation for `cdk8s synth`. cdk8s.yaml names its class; a program does not import it.
 * @module plugin
 */

import { valueText } from '../findings/value-text';
import { parseKubernetesVersion } from '../kubernetes/version';
import { printable } from '../values/printable';
import { checkEnable, type VerifyOptions } from '../verify/options';
import { checkFeatureGates } from '../verify/target/feature-gates';
import type { ManifestsToValidate } from './validate-manifests';

export type { ManifestsToValidate };

/** The `properties:` of the validation in cdk8s.yaml; omitted ones come from `pods:` there. */
export interface PodsValidationProperties {
  /** The target release, `"1.28"` to `"1.37"`, in quotes. @default `pods.kubernetes`, else `"1.35"` */
  readonly kubernetes?: string | undefined;
  /**
   * The level of Pod Security that all Pods have to keep; `false` for none.
   * @default `pods.podSecurity`, else what the Namespaces in the app enforce
   */
  readonly podSecurity?: 'baseline' | 'restricted' | false | undefined;
  /** Gates that the target's servers are started with. @default `pods.featureGates`, else `{}` */
  readonly featureGates?: Readonly<Record<string, boolean>> | undefined;
  /** Whether practices are checked. @default `pods.verify.practices`, else true */
  readonly practices?: boolean | 'all' | undefined;
  /** Practices to check in addition to those of `pods.verify.enable`, by code. @default [] */
  readonly enable?: readonly string[] | undefined;
}

/**
 * A validation plugin of `cdk8s synth`: verifies all manifests of an app. Errors fail the
 * synth, with exit code 2; warnings are in the report.
 *
 * @example
 * # cdk8s.yaml
 * validations:
 *   - package: ./node_modules/cdk8s-pods
 *     version: 0.1.0
 *     class: PodsValidation
 *     properties:
 *       kubernetes: "1.35"
 *
 * A property or setting that is not valid, and a manifest that cannot be read, are in the report and fail the synth, too.
 */
export class PodsValidation {
  private readonly properties: PodsValidationProperties;

  constructor(properties: PodsValidationProperties = {}) {
    this.properties = properties;
  }

  async validate(context: ManifestsToValidate): Promise<void> {
    // Loaded here: who imports the package to synthesize does not need a verifier of files.
    const { UnreadableSource } = require('./documents/sources') as typeof import('./documents/sources');
    const { validateManifests } = require('./validate-manifests') as typeof import('./validate-manifests');
    const { UnreadableFile } = require('../constructs/read-file') as typeof import('../constructs/read-file');
    try {
      validateManifests(context, optionsOf(this.properties));
    } catch (error) {
      // What the CLI is thrown it prints with a stack.
      const isMistake = [InvalidProperty, UnreadableSource, UnreadableFile].some((mistake) => error instanceof mistake);
      if (!isMistake || !(error instanceof Error)) throw error;
      context.report.addViolation({
        ruleName: 'app/settings',
        recommendation: printable(error.message),
        fix: 'correct it, and run cdk8s synth again',
        violatingResources: [{ resourceName: 'cdk8s.yaml', manifestPath: 'cdk8s.yaml', locations: [] }],
      });
      context.report.submit('failure');
    }
  }
}

/** A property that is not valid: a mistake of the user's. */
class InvalidProperty extends Error {}

/** Takes a valid value. @throws what is wrong with any other */
type Check = (value: unknown) => void;

const checks: Readonly<Record<keyof PodsValidationProperties, Check>> = {
  kubernetes: parseKubernetesVersion,
  podSecurity: oneOf('baseline', 'restricted', false),
  featureGates: checkFeatureGates,
  practices: oneOf(true, false, 'all'),
  enable: checkEnable,
};

function oneOf(...allowed: readonly (string | boolean)[]): Check {
  return (value) => {
    if (allowed.some((one) => one === value)) return;
    throw new TypeError(
      `must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}, got ${valueText(value)}`,
    );
  };
}

/** The properties come from YAML, so they may be anything. */
function optionsOf(properties: PodsValidationProperties): Partial<VerifyOptions> {
  for (const [name, value] of Object.entries(properties)) checkProperty(name, value);
  const { kubernetes, ...rest } = properties;
  return { ...rest, ...(kubernetes !== undefined && { kubernetes: parseKubernetesVersion(kubernetes) }) };
}

function checkProperty(name: string, value: unknown): void {
  if (!Object.hasOwn(checks, name)) {
    const names = Object.keys(checks).join(', ');
    throw new InvalidProperty(`PodsValidation: unknown property "${name}"; set one of ${names}`);
  }
  try {
    checks[name as keyof PodsValidationProperties](value);
  } catch (error) {
    throw new InvalidProperty(`PodsValidation: property "${name}": ${error instanceof Error ? error.message : error}`);
  }
}
