import { tmpdir } from 'node:os';
import { get } from '../findings/field-path';
import { podTemplatesIn } from '../kubernetes/custom/stand-in';
import { kindDefinition } from '../kubernetes/fields';
import type { Written } from './folder/write-files';
import { isInside } from './inside';
import type { RenderedApp } from './rendered';

/** What a synth came to. */
export interface Outcome {
  readonly outdir: string;
  readonly apps: readonly RenderedApp[];
  readonly written: Written;
  /** Warnings that were said. */
  readonly warnings: number;
  readonly milliseconds: number;
}

/** Milliseconds after which the summary of a run has more details. */
const long = 1000;

/** The summary of a synth; a long one has its size as well. */
export function summary(outcome: Outcome): string {
  const { outdir, written, milliseconds } = outcome;
  return `${outdir}: ${filesOf(written)}${milliseconds < long ? '' : `; ${extent(outcome)}`}`;
}

function filesOf({ added, changed, pruned, unchanged }: Written): string {
  const counts: readonly (readonly [number, string])[] = [
    [added.length, 'new'],
    [changed.length - added.length, 'changed'],
    [pruned.length, 'deleted'],
    [unchanged.length, 'unchanged'],
  ];
  const [first, ...rest] = counts.filter(([many]) => many > 0);
  if (first === undefined) return 'no files';
  return [`${count(first[0], 'file')} ${first[1]}`, ...rest.map(([many, what]) => `${number(many)} ${what}`)].join(
    ', ',
  );
}

function extent({ apps, written, warnings, milliseconds }: Outcome): string {
  const charts = apps.flatMap((app) => app.charts);
  const manifests = charts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  const withPods = manifests.filter((manifest) => podTemplatesIn(manifest).length > 0).length;
  const unchecked = manifests.filter(
    (manifest) => kindDefinition(String(get(manifest, 'apiVersion')), String(get(manifest, 'kind'))) === undefined,
  ).length;
  return [
    `${count(charts.length, 'chart')}, ${count(manifests.length, 'object')} (${number(withPods)} with Pods, ${number(unchecked)} of unchecked kinds), ${count(warnings, 'warning')}`,
    size(written.bytes),
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join('; ');
}

/** The summary of a comparison without differences. */
export function upToDate(outdir: string, files: number, isCommitted: boolean): string {
  return `${outdir}: ${isCommitted ? 'the last commit is ' : ''}up to date, ${count(files, 'file')}`;
}

/**
 * Whether the output of a synth is not shown to users: of a test, or for `cdk8s synth --stdout`, which writes to a
 * temporary folder.
 */
export function isUnwatched(outdir: string): boolean {
  const { NODE_ENV, JEST_WORKER_ID, VITEST, NODE_TEST_CONTEXT } = process.env;
  if (NODE_ENV === 'test' || [JEST_WORKER_ID, VITEST, NODE_TEST_CONTEXT].some((one) => one !== undefined)) return true;
  return isInside(outdir, tmpdir()) && !isInside(outdir, '.');
}

function count(many: number, what: string): string {
  return `${number(many)} ${what}${many === 1 ? '' : 's'}`;
}

/** With commas, whatever the locale of the machine. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  // Rounded first: 999,950 bytes are 1.0 MB, not 1000.0 kB.
  const unit = [1000, 999_950, 999_950_000].filter((from) => bytes >= from).length;
  return unit === 0 ? `${bytes} bytes` : `${(bytes / 1000 ** unit).toFixed(1)} ${units[unit]}`;
}
