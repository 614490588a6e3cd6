import { today } from '../constructs/today';
import { grouped } from '../values/grouped';
import { printable, printableLines } from '../values/printable';
import type { VerifyOptions } from '../verify/options';
import { onlyTemplatesText, uncheckedKinds, uncheckedText } from '../verify/unchecked';
import { choiceOf, isFailure } from './choice/choice';
import { excludesOf } from './choice/excludes';
import { withoutIgnored } from './choice/ignored';
import { findSources } from './documents/sources';
import { leftOutText } from './outputs/left-out';
import { objectsText } from './outputs/notes';
import type { LocatedFinding, Resource } from './outputs/outcome';
import { projectSettings, synthesizedFolder } from './project';
import { takingStock } from './stock/take-stock';
import { readPodsJson } from './verify/pods-json';
import { verifyForReleases } from './verify/verify-sources';

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
 * Verifies manifests that cdk8s has written, as `pods:` of cdk8s.yaml sets, and reports what is wrong with them.
 * @param own options in place of those
 */
export function validateManifests({ manifests, report }: ManifestsToValidate, own: Partial<VerifyOptions>): void {
  const { options, verify, folder } = projectSettings(own);
  const choice = choiceOf({}, { failOn: 'error', ...verify }, folder);
  const takeStock = takingStock({ baseline: choice.baseline }, print);
  const sources = findSources(manifests, () => new Uint8Array(), excludesOf(choice.exclude, folder));
  const known = { ...readPodsJson(undefined, print), appOf: () => 'app' };
  const verified = verifyForReleases([], sources, options, known, choice.unchecked);
  const { outcome: chosen, warnings } = withoutIgnored(verified, choice, { today: today(), scope: 'whole' });
  for (const warning of warnings) print(`warning: ${warning}\n`);
  const outcome = takeStock({
    verified,
    chosen,
    sources: sources.map(({ name }) => name),
    run: { ...options, paths: [synthesizedFolder()], exclude: choice.exclude, unchecked: choice.unchecked },
  });
  const nameOf = namesIn(outcome.resources);
  // Findings that say the same are one violation, at several places.
  for (const same of grouped(outcome.findings, saying).values()) {
    const violatingResources = same.map((located) => placeOf(located, nameOf));
    report.addViolation({ ...violationOf(same), violatingResources });
  }
  const notChecked = uncheckedText(uncheckedKinds(outcome.unchecked))?.replace(/^not checked: /, '');
  const ofTemplates = onlyTemplatesText(uncheckedKinds(outcome.onlyTemplates ?? []))?.replace(/^[^:]*: /, '');
  const notReported = leftOutText(outcome.leftOut)?.replace(/^findings not reported: /, '');
  report.submit(isFailure(outcome, choice.failOn) ? 'failure' : 'success', {
    Kubernetes: options.kubernetes,
    Objects: objectsText(outcome).replace(/ objects?/, ''),
    ...(notChecked !== undefined && { 'Not checked': printable(notChecked) }),
    ...(ofTemplates !== undefined && { 'Only pod templates checked': printable(ofTemplates) }),
    ...(notReported !== undefined && { 'Findings not reported': notReported }),
  });
}

function print(line: string): void {
  process.stderr.write(printableLines(line));
}

type NameOf = (resource: Resource) => string;

function placeOf({ file, line, resource, finding: { field } }: LocatedFinding, nameOf: NameOf) {
  const location = field === '' ? `line ${line}` : `${field} (line ${line})`;
  return { resourceName: printable(nameOf(resource)), manifestPath: file, locations: [printable(location)] };
}

function saying({ finding: { code, message, fix, severity } }: LocatedFinding): string {
  return JSON.stringify([code, message, fix, severity]);
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
function namesIn(resources: readonly Resource[]): NameOf {
  const many = new Map<string | undefined, number>();
  for (const { name } of resources) many.set(name, (many.get(name) ?? 0) + 1);
  return ({ kind = 'object', name = '(no name)' }) => (many.get(name) === 1 ? name : `${kind}/${name}`);
}
