import type { PodLabels } from '../pod/render';
import { equal } from '../values/equal';
import { below, type Entry, type Expression, type Pointer } from './expression';
import { eachItem, entry, fieldsExpression, isRecord } from './field-expression';
import { labelsExpression } from './labels-expression';
import type { Manifest } from './manifest';

const metadataNames: ReadonlySet<string> = new Set(['name', 'namespace', 'labels', 'annotations']);

/** The options with which `expose` of a workload gives the same Service; `undefined` where it gives another one. */
export function exposeOptions(service: Manifest, workload: string, selector: PodLabels): Expression | undefined {
  const { apiVersion, kind, metadata, spec, ...rest } = service;
  if (apiVersion !== 'v1' || kind !== 'Service' || Object.keys(rest).length > 0 || !isRecord(spec)) return undefined;
  if (!isRecord(metadata) || !Object.keys(metadata).every((name) => metadataNames.has(name))) return undefined;
  const { selector: wanted, ports, ...others } = spec;
  const hasLabels = Object.keys(selector).length > 0;
  if (!hasLabels || !equal(wanted, selector) || !Array.isArray(ports) || ports.length === 0) return undefined;
  const { entries } = fieldsExpression(others, '/spec', {});
  return {
    type: 'object',
    entries: [
      ...metadataEntries(metadata, workload),
      ...entries,
      entry('ports', ports, '/spec/ports', eachItem(servicePort)),
    ],
  };
}

function metadataEntries(metadata: Readonly<Record<string, unknown>>, workload: string): readonly Entry[] {
  const entries = Object.entries(metadata).flatMap(([key, value]) => {
    if (key === 'namespace' || (key === 'name' && value === workload)) return [];
    return [entry(key, value, below('/metadata', key), key === 'labels' ? labelsExpression : undefined)];
  });
  return entries.length === 0 ? [] : [{ key: 'metadata', value: { type: 'object', entries }, from: ['/metadata'] }];
}

function servicePort(value: unknown, from: Pointer): Expression | undefined {
  if (!isRecord(value)) return undefined;
  return fieldsExpression(value, from, {
    targetPort: (port) => (typeof port === 'number' ? { type: 'scalar', value: port, isPort: true } : undefined),
  });
}
