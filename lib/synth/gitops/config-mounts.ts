import { isMap } from '../layouts/identity';
import type { Manifest } from '../rendered';

/** A ConfigMap that a Pod mounts, and in which of its volumes: `config`, or `all/1` for the second source of `all`. */
export interface ConfigMount {
  readonly volume: string;
  readonly configMap: unknown;
}

/** Whether an object cannot be given another volume in place: of the workloads, Pods and Jobs. */
export function isMadeAnew({ apiVersion, kind }: Manifest): boolean {
  return (apiVersion === 'v1' && kind === 'Pod') || (apiVersion === 'batch/v1' && kind === 'Job');
}

/** The ConfigMaps that are mounted as volumes, in a Pod or a Job. */
export function configMounts({ kind, spec }: Manifest): readonly ConfigMount[] {
  const pod = kind === 'Job' ? fieldOf(fieldOf(spec, 'template'), 'spec') : spec;
  return listOf(pod, 'volumes').flatMap((volume) => {
    const name = String(fieldOf(volume, 'name'));
    const sources = listOf(fieldOf(volume, 'projected'), 'sources');
    return [...mount(name, volume), ...sources.flatMap((source, index) => mount(`${name}/${index}`, source))];
  });
}

function mount(volume: string, source: unknown): readonly ConfigMount[] {
  const configMap = fieldOf(fieldOf(source, 'configMap'), 'name');
  return configMap === undefined ? [] : [{ volume, configMap }];
}

function fieldOf(value: unknown, field: string): unknown {
  return isMap(value) ? value[field] : undefined;
}

function listOf(value: unknown, field: string): readonly unknown[] {
  const list = fieldOf(value, field);
  return Array.isArray(list) ? list : [];
}
