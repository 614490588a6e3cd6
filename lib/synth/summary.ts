import { get } from '../kubernetes/field-path';
import { kindDefinition } from '../kubernetes/fields';
import { workloadKindOf } from '../kubernetes/pod-template';
import type { Written } from './folder/write-files';
import type { RenderedApp } from './rendered';

/** What a synth came to. */
export interface Outcome {
  readonly apps: readonly RenderedApp[];
  readonly written: Written;
  /** Warnings that were said. */
  readonly warnings: number;
  readonly milliseconds: number;
}

/** A line on a synth: charts, objects, findings, files, time. */
export function summary({ apps, written, warnings, milliseconds }: Outcome): string {
  const charts = apps.flatMap((app) => app.charts);
  const manifests = charts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  const withPods = manifests.filter((manifest) => workloadKindOf(manifest) !== undefined).length;
  const unchecked = manifests.filter(
    (manifest) => kindDefinition(String(get(manifest, 'apiVersion')), String(get(manifest, 'kind'))) === undefined,
  ).length;
  const { changed, unchanged, pruned, bytes } = written;
  const parts = [
    `${count(charts.length, 'chart')}, ${count(manifests.length, 'object')} (${number(withPods)} with Pods, ${number(unchecked)} of kinds that are not checked), ${count(warnings, 'warning')}`,
    `${count(changed.length + unchanged.length, 'file')} of ${size(bytes)}: ${number(changed.length)} changed, ${number(unchanged.length)} unchanged, ${number(pruned.length)} pruned`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ];
  return parts.join('; ');
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
