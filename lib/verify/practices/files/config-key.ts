import type { PlacedContainer } from '../../../anatomy/containers';
import type { FieldPath } from '../../../findings/field-path';
import type { KeyToPath, Volume } from '../../../kubernetes/generated/types';
import { nearest } from '../../../values/nearest';
import { type App, address } from '../facts/app';
import type { Practice, ReportPractice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/** A container never starts if its ConfigMap or Secret does not have a key. Only objects of the app are checked. */
export const configKey: Practice = {
  code: 'practice/config-key',
  on: true,
  check: (app, report) => {
    if (app.configMaps.size === 0 && app.secrets.size === 0) return;
    for (const workload of app.workloads) {
      for (const [at, volume] of (workload.spec.volumes ?? []).entries())
        checkVolume(app, workload, at, volume, report);
      for (const placed of workload.containers) checkContainer(app, workload, placed, report);
    }
  },
};

type ConfigKind = 'ConfigMap' | 'Secret';

/** A reference to keys of a ConfigMap or Secret. */
interface Reference {
  readonly name?: string | undefined;
  readonly secretName?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly items?: readonly KeyToPath[] | undefined;
}

function checkVolume(app: App, workload: Workload, at: number, volume: Volume, report: ReportPractice): void {
  const { configMap, secret, projected } = volume;
  const path = `spec.volumes[${at}]`;
  if (configMap !== undefined) checkItems(app, workload, 'ConfigMap', configMap, `${path}.configMap`, report);
  if (secret !== undefined) checkItems(app, workload, 'Secret', secret, `${path}.secret`, report);
  for (const [position, source] of (projected?.sources ?? []).entries()) {
    const where = `${path}.projected.sources[${position}]`;
    if (source.configMap !== undefined)
      checkItems(app, workload, 'ConfigMap', source.configMap, `${where}.configMap`, report);
    if (source.secret !== undefined) checkItems(app, workload, 'Secret', source.secret, `${where}.secret`, report);
  }
}

function checkItems(
  app: App,
  workload: Workload,
  kind: ConfigKind,
  reference: Reference,
  field: FieldPath,
  report: ReportPractice,
): void {
  for (const [at, { key }] of (reference.items ?? []).entries()) {
    checkKey(app, workload, kind, reference, key, `${field}.items[${at}].key`, report);
  }
}

function checkContainer(app: App, workload: Workload, placed: PlacedContainer, report: ReportPractice): void {
  const { field, container } = placed;
  for (const [at, { valueFrom }] of (container.env ?? []).entries()) {
    if (valueFrom === undefined) continue;
    const path = `${field}.env[${at}].valueFrom`;
    const { configMapKeyRef: config, secretKeyRef: secret } = valueFrom;
    if (config !== undefined)
      checkKey(app, workload, 'ConfigMap', config, config.key, `${path}.configMapKeyRef.key`, report);
    if (secret !== undefined) checkKey(app, workload, 'Secret', secret, secret.key, `${path}.secretKeyRef.key`, report);
  }
  for (const [at, { name, subPath }] of (container.volumeMounts ?? []).entries()) {
    const source =
      subPath === undefined ? undefined : workload.spec.volumes?.find((one) => one.name === name)?.configMap;
    if (source === undefined || subPath === undefined || subPath === '') continue;
    // With items, file names are their paths.
    if (source.items !== undefined && source.items.length > 0) continue;
    checkKey(app, workload, 'ConfigMap', source, subPath, `${field}.volumeMounts[${at}].subPath`, report);
  }
}

function checkKey(
  app: App,
  workload: Workload,
  kind: ConfigKind,
  { name, secretName, optional }: Reference,
  key: string | undefined,
  field: FieldPath,
  report: ReportPractice,
): void {
  if (optional === true || key === undefined) return;
  const keys = keysOf(app, kind, address(workload.namespace, name ?? secretName ?? ''));
  if (keys === undefined || keys.includes(key)) return;
  const intended = nearest(key, keys);
  report(workload, workload.at(field), {
    value: key,
    message: `no key "${key}" in ${kind} "${name ?? secretName}", only ${keysText(keys)}: the container cannot start`,
    fix: intended === undefined ? 'use a key that exists, or set optional: true' : `did you mean "${intended}"?`,
  });
}

/** The keys of an object of the app; `undefined` if it is missing or empty, because it may be filled later. */
function keysOf(app: App, kind: ConfigKind, where: string): readonly string[] | undefined {
  const keys: string[] = [];
  if (kind === 'ConfigMap') {
    const { data, binaryData } = app.configMaps.get(where)?.object ?? {};
    for (const key in data) keys.push(key);
    for (const key in binaryData) keys.push(key);
  } else {
    const { data, stringData } = app.secrets.get(where)?.object ?? {};
    for (const key in data) keys.push(key);
    for (const key in stringData) keys.push(key);
  }
  return keys.length === 0 ? undefined : keys;
}

/** The first keys, as a message lists them. */
function keysText(keys: readonly string[]): string {
  return keys
    .slice(0, 5)
    .map((key) => `"${key}"`)
    .join(', ');
}
