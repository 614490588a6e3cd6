import {
  type ConfigKind,
  type ConfigReference,
  configReferences,
  type NamedKey,
} from '../../../anatomy/config-references';
import { entriesOf } from '../../../anatomy/entries';
import type { FieldPath } from '../../../findings/field-path';
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
      for (const reference of configReferences(workload.spec)) {
        for (const { key, field } of reference.keys ?? []) checkKey(app, workload, reference, key, field, report);
        for (const { key, field } of filesMountedAlone(workload, reference))
          checkKey(app, workload, reference, key, field, report);
      }
    }
  },
};

/** The keys of a ConfigMap's volume that containers mount with a subPath. With items, a subPath names a path instead of a key. */
function filesMountedAlone(
  { containers }: Workload,
  { kind, keys, volume, field }: ConfigReference,
): readonly NamedKey[] {
  if (kind !== 'ConfigMap' || keys !== undefined || volume === undefined || field.includes('.projected.')) return [];
  return containers.flatMap((placed) =>
    entriesOf(placed.container.volumeMounts, `${placed.field}.volumeMounts`)
      .filter(({ value }) => value.name === volume && value.subPath !== undefined && value.subPath !== '')
      .map(({ value: { subPath = '' }, field: at }) => ({ key: subPath, field: `${at}.subPath` })),
  );
}

function checkKey(
  app: App,
  workload: Workload,
  { kind, name, isOptional }: ConfigReference,
  key: string,
  field: FieldPath,
  report: ReportPractice,
): void {
  if (isOptional) return;
  const keys = keysOf(app, kind, address(workload.namespace, name));
  if (keys === undefined || keys.includes(key)) return;
  const intended = nearest(key, keys);
  report(workload, workload.at(field), {
    value: key,
    message: `no key "${key}" in ${kind} "${name}", only ${keysText(keys)}: the container cannot start`,
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
