import { entryOf } from '../../values/entry-of';
import { own } from '../../values/own';
import type { CustomWorkload } from './custom-workload';
import { shippedWorkloads } from './shipped-workloads';

/** Kinds of custom resources with pod templates, to be looked up. */
export type CustomWorkloads = ReadonlyMap<unknown, ReadonlyMap<unknown, CustomWorkload>>;

/** The kinds that are known without being told. */
export const knownCustomWorkloads: CustomWorkloads = byVersion(shippedWorkloads);

/** The kinds that are known, and others; one of these takes the place of a known one. */
export function customWorkloads(more: readonly CustomWorkload[] = []): CustomWorkloads {
  return more.length === 0 ? knownCustomWorkloads : byVersion([...shippedWorkloads, ...more]);
}

/** The kind of an object with pod templates, if it is a custom resource of a kind that is known. */
export function customWorkloadOf(object: unknown, workloads: CustomWorkloads): CustomWorkload | undefined {
  return workloads.get(own(object, 'apiVersion'))?.get(own(object, 'kind'));
}

function byVersion(all: readonly CustomWorkload[]): CustomWorkloads {
  const versions = new Map<unknown, Map<unknown, CustomWorkload>>();
  for (const one of all) entryOf(versions, one.apiVersion, () => new Map()).set(one.kind, one);
  return versions;
}
