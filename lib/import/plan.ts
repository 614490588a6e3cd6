import { workloadKindOf } from '../kubernetes/pod-template';
import { own } from '../values/own';
import { printable } from '../values/printable';
import { type Carried, carried } from './carried';
import { below, fieldText, type Pointer } from './expression';
import { isRecord } from './field-expression';
import type { ImportedManifest } from './manifest';
import { type WorkloadProps, workloadProps } from './workload-statement';

/** A manifest, and how the program constructs it. */
export interface Planned extends ImportedManifest {
  readonly carried: Carried;
  /** What the program says above its statement. */
  readonly remarks: readonly string[];
  /** Present for what is constructed as a `Workload`. */
  readonly workload?: WorkloadProps;
  /** Whether the target release rejects it: then it is an `ApiObject`, which is not verified. */
  readonly isRejected: boolean;
  /** Whether the program synthesizes all of it. */
  readonly isComplete: boolean;
}

/** Decides how a manifest is constructed, and notes what is not carried as it is written. */
export function plan(
  manifest: ImportedManifest,
  rejection: string | undefined,
  note: (manifest: ImportedManifest, text: string) => void,
): Planned {
  const result = carried(manifest.object);
  const remarks: string[] = [];
  const remark = (given: string) => {
    // Names of fields may have line breaks, which would end the comment.
    const text = printable(given);
    remarks.push(`// ${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
    note(manifest, text);
  };
  const { absent, lost } = result;
  const numbers = inexactNumbers(result.object, '');
  if (absent.length > 0) remark(`omitted, because null or empty is the same as absent: ${fields(absent)}`);
  if (lost.length > 0) remark(`omitted, because cdk8s cannot carry it: ${fields(lost)}`);
  if (numbers.length > 0) remark(`not exact, because JavaScript rounds it: ${fields(numbers)}`);
  if (isSecret(manifest)) note(manifest, 'its values are in the program as they are in the YAML');
  const workload = workloadOf(manifest, result, rejection);
  if (workload !== undefined && 'reason' in workload) remark(`ApiObject, not Workload: ${workload.reason}`);
  const isWorkload = workload !== undefined && 'props' in workload;
  const isRejected = rejection !== undefined;
  const isComplete = lost.length + numbers.length === 0;
  return { ...manifest, carried: result, remarks, isRejected, isComplete, ...(isWorkload && { workload }) };
}

function workloadOf(
  { object }: ImportedManifest,
  { object: taken, patches, nullItems }: Carried,
  rejection: string | undefined,
) {
  if (workloadKindOf(object) === undefined) return undefined;
  if (rejection !== undefined) return { reason: rejection };
  // A Workload itself leaves the name to the server.
  const needed = patches.filter(({ op }) => op === 'add' || own(taken.metadata, 'generateName') === undefined);
  if (needed.length > 0) return { reason: `JSON patches set ${fields(needed.map(({ path }) => path))}` };
  if (nullItems.length > 0) return { reason: `null is in ${fields(nullItems)}` };
  const namespace = own(taken.metadata, 'namespace');
  return workloadProps(taken, typeof namespace === 'string' ? namespace : undefined) ?? { reason: 'it has no PodSpec' };
}

function isSecret({ object: { apiVersion, kind, data, stringData } }: ImportedManifest): boolean {
  const hasValues = [data, stringData].some((values) => isRecord(values) && Object.keys(values).length > 0);
  return apiVersion === 'v1' && kind === 'Secret' && hasValues;
}

/**
 * Whole numbers that are too large to be told from their neighbors. Those of more than 64 bits are rounded by kubectl in
 * the same way.
 */
function inexactNumbers(value: unknown, at: Pointer): readonly Pointer[] {
  if (typeof value === 'number') {
    const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value) && value < 2 ** 64 && value >= -(2 ** 63);
    return isRounded ? [at] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => inexactNumbers(entry, below(at, key)));
}

/** Pointers as fields, at most five of them. */
function fields(pointers: readonly Pointer[]): string {
  const names = pointers.slice(0, 5).map(fieldText);
  const more = pointers.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}
