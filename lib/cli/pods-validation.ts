/**
 * The validation for `cdk8s synth`. cdk8s.yaml names its class; a program does not import it.
 * @module plugin
 */

import { today } from '../constructs/today';
import { valueText } from '../findings/value-text';
import { parseKubernetesVersion } from '../kubernetes/version';
import { printable, printableLines } from '../values/printable';
import { checkEnable, type VerifyOptions } from '../verify/options';
import { checkFeatureGates } from '../verify/target/feature-gates';
import type { LocatedFinding, Resource } from './outcome';

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
 * The part of cdk8s-cli's `ValidationContext` that is needed: its types are not loaded by those who only synthesize.
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export interface ManifestsToValidate {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingResources: {
        readonly resourceName: string;
        readonly manifestPath: string;
        readonly locations: readonly string[];
      }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
  };
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
    const { UnreadableSource } = require('./sources') as typeof import('./sources');
    const { UnreadableFile } = require('../constructs/read-file') as typeof import('../constructs/read-file');
    try {
      this.report(context);
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

  private report({ manifests, report }: ManifestsToValidate): void {
    const { choiceOf, isFailure } = require('./choice/choice') as typeof import('./choice/choice');
    const { excludesOf } = require('./choice/excludes') as typeof import('./choice/excludes');
    const { withoutIgnored } = require('./choice/ignored') as typeof import('./choice/ignored');
    const { leftOutText } = require('./left-out') as typeof import('./left-out');
    const { projectSettings } = require('./project') as typeof import('./project');
    const { readPodsJson } = require('./pods-json') as typeof import('./pods-json');
    const { readSources } = require('./sources') as typeof import('./sources');
    const { uncheckedKinds, uncheckedText } = require('../verify/unchecked') as typeof import('../verify/unchecked');
    const { verifySources } = require('./verify-sources') as typeof import('./verify-sources');
    const { options, verify } = projectSettings(optionsOf(this.properties));
    const choice = choiceOf({}, { failOn: 'error', ...verify });
    const print = (line: string) => process.stderr.write(printableLines(line));
    const verified = verifySources(
      readSources(manifests, () => new Uint8Array(), excludesOf(choice.exclude)),
      options,
      { ...readPodsJson(undefined, print), appOf: () => 'app' },
    );
    const { outcome, warnings } = withoutIgnored(verified, choice, today());
    for (const warning of warnings) print(`warning: ${warning}\n`);
    const { findings, resources, unchecked, leftOut } = outcome;
    const notReported = leftOutText(leftOut)?.replace(/^findings not reported: /, '');
    const notChecked = uncheckedText(uncheckedKinds(unchecked))?.replace(/^not checked: /, '');
    const nameOf = namesIn(resources);
    for (const same of grouped(findings))
      report.addViolation({ ...violationOf(same), violatingResources: same.map(placeOf) });
    report.submit(isFailure(outcome, choice.failOn) ? 'failure' : 'success', {
      Kubernetes: options.kubernetes,
      Objects: `${resources.length}`,
      ...(notChecked !== undefined && { 'Not checked': printable(notChecked) }),
      ...(notReported !== undefined && { 'Findings not reported': notReported }),
    });

    function placeOf({ file, line, resource, finding: { field } }: LocatedFinding) {
      const location = field === '' ? `line ${line}` : `${field} (line ${line})`;
      return { resourceName: printable(nameOf(resource)), manifestPath: file, locations: [printable(location)] };
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

/** Findings that say the same are one violation, at several places. */
function grouped(findings: readonly LocatedFinding[]): readonly (readonly [LocatedFinding, ...LocatedFinding[]])[] {
  const groups = new Map<string, [LocatedFinding, ...LocatedFinding[]]>();
  for (const located of findings) {
    const { code, message, fix, severity } = located.finding;
    const key = JSON.stringify([code, message, fix, severity]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [located]);
    else group.push(located);
  }
  return [...groups.values()];
}

function violationOf([{ finding }]: readonly [LocatedFinding, ...LocatedFinding[]]) {
  const { code, severity, message, fix = `run \`npx cdk8s-pods explain ${code}\` for details` } = finding;
  const recommendation = printable(severity === 'warning' ? `(a warning) ${message}` : message);
  return { ruleName: code, recommendation, fix: printable(fix) };
}

/**
 * How objects are called in the report. The CLI finds their constructs by their names alone, so of two objects of one name
 * it would show the wrong one: these are called by their kind too, and shown without a construct.
 */
function namesIn(resources: readonly Resource[]): (resource: Resource) => string {
  const many = new Map<string | undefined, number>();
  for (const { name } of resources) many.set(name, (many.get(name) ?? 0) + 1);
  return ({ kind = 'object', name = '(no name)' }) => (many.get(name) === 1 ? name : `${kind}/${name}`);
}
