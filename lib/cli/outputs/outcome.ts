import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import type { KubernetesVersion } from '../../kubernetes/version';
import { own } from '../../values/own';
import type { Position } from '../../yaml';
import type { Skipped } from '../documents/skipped';
import type { LeftOut, WhyLeftOut } from './left-out';

/** What an object says that it is. */
export interface Resource {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** What its name starts with, where a server is to make one. */
  readonly generateName?: string;
}

/** An object with the file that it is in. */
export interface ResourceInFile extends Resource {
  readonly file: string;
}

/** An object with its position in a file. */
export interface LocatedResource extends ResourceInFile, Position {}

/** A finding with its position in a file. */
export interface LocatedFinding extends Position {
  readonly file: string;
  /** The object that it is in; empty where the text is none. */
  readonly resource: Resource;
  readonly finding: Finding;
  /** The finding's field with items of lists by name, which stays the same where an item is added: `spec.containers[name=web]`. */
  readonly namedField: FieldPath;
  /** Whether the object, or its program, says that it is known. @default false */
  readonly isAcknowledged?: boolean;
  /** The releases that it is of, if not of all. */
  readonly releases?: readonly KubernetesVersion[];
}

/** What was verified, and the findings. */
export interface Outcome {
  readonly findings: readonly LocatedFinding[];
  /** How many more there are, which are not reported. */
  readonly leftOut: LeftOut;
  /** Those that kustomize, Flux or envsubst can fix. */
  readonly incomplete?: readonly LocatedFinding[];
  /** Whether the findings are those that a baseline does not have. @default false */
  readonly hasBaseline?: boolean;
  readonly resources: readonly ResourceInFile[];
  /** How many of these were verified: the others are of kinds that the verifier does not know. */
  readonly verified: number;
  /** Those of kinds that the verifier does not know. */
  readonly unchecked: readonly LocatedResource[];
  /** Custom resources of which only the pod templates were verified. @default none */
  readonly onlyTemplates?: readonly LocatedResource[];
  /** Documents that are not manifests. */
  readonly skipped: Skipped;
  /** Folders of test data, which are not read. @default none */
  readonly testData?: readonly string[];
  /** The target releases, oldest first. */
  readonly releases: readonly KubernetesVersion[];
}

/** An outcome without some of its findings, which are counted. */
export function leaveOut(outcome: Outcome, why: WhyLeftOut, isLeftOut: (finding: LocatedFinding) => boolean): Outcome {
  const findings = outcome.findings.filter((finding) => !isLeftOut(finding));
  const count = outcome.findings.length - findings.length;
  if (count === 0) return outcome;
  return { ...outcome, findings, leftOut: { ...outcome.leftOut, [why]: outcome.leftOut[why] + count } };
}

/** An outcome without the findings that are acknowledged. */
export function withoutAcknowledged(outcome: Outcome): Outcome {
  return leaveOut(outcome, 'acknowledged', ({ isAcknowledged }) => isAcknowledged === true);
}

/** Findings in the order of the sources, and in each by line and column; at one position, errors come first. */
export function inOrder(findings: readonly LocatedFinding[], files: readonly string[]): readonly LocatedFinding[] {
  const positions = new Map(files.map((file, at) => [file, at]));
  const numbersOf = ({ file, line, column }: LocatedFinding) => [positions.get(file) ?? files.length, line, column];
  const textsOf = ({ finding }: LocatedFinding) => [finding.severity, finding.code, finding.field, finding.message];
  return [...findings].sort(
    (one, other) => compare(numbersOf(one), numbersOf(other)) || compare(textsOf(one), textsOf(other)),
  );
}

/** Compares two lists of the same length by the first items that differ. */
function compare<T extends number | string>(one: readonly T[], other: readonly T[]): number {
  for (const [at, item] of one.entries()) {
    const its = other[at] as T;
    if (item !== its) return item < its ? -1 : 1;
  }
  return 0;
}

/** What an object, or anything else, says that it is. */
export function resourceOf(object: unknown): Resource {
  const metadata = own(object, 'metadata');
  const resource: { -readonly [Field in keyof Resource]: Resource[Field] } = {};
  const [apiVersion, kind, namespace] = [said('apiVersion', object), said('kind', object), said('namespace', metadata)];
  const name = said('name', metadata);
  const generateName = name === undefined ? said('generateName', metadata) : undefined;
  // In one order, so that V8 sees few shapes.
  if (apiVersion !== undefined) resource.apiVersion = apiVersion;
  if (kind !== undefined) resource.kind = kind;
  if (namespace !== undefined) resource.namespace = namespace;
  if (name !== undefined) resource.name = name;
  if (generateName !== undefined) resource.generateName = generateName;
  return resource;
}

function said(field: keyof Resource, of: unknown): string | undefined {
  const value = own(of, field);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What a finding is in, in words, with the construct where it is known: `Deployment shop/web (construct shop/web)`. */
export function placeText({ resource, finding: { construct } }: LocatedFinding): string {
  const object = resourceText(resource);
  return construct === undefined ? object : `${object} (construct ${construct})`;
}

/** An object as messages show it: `Deployment shop/web`; `''` without kind and name. */
export function resourceText({ kind, namespace, generateName, name = generateName }: Resource): string {
  if (kind === undefined && name === undefined) return '';
  return `${kind ?? 'object'} ${namespace === undefined ? '' : `${namespace}/`}${name ?? '(no name)'}`;
}
