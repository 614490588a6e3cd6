import { roles } from '../anatomy/containers';
import { chooseName, listed } from '../findings/choose-name';
import { child } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { podTemplateOf } from '../kubernetes/pod-template';
import type { ComposedObject } from './composition';
import { objectName } from './object-name';

/** The container that an autoscaler measures, and what is wrong with the choice. */
export interface ScaledContainer {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** The container of a name that was chosen, else the only main container that no attachment brings. */
export function scaledContainer(workload: ComposedObject, chosen: string | undefined): ScaledContainer {
  const { all, own } = containersOf(workload);
  const names = chosen === undefined ? own : all;
  const name = chosen ?? own[0] ?? '';
  const isClear = chosen === undefined ? own.length === 1 : all.includes(chosen);
  // What is wrong with a list of containers, the workload itself reports.
  if (isClear || names.length === 0) return { name, findings: [] };
  const { kind } = workload.object;
  const which = `${kind} "${objectName(workload.object)}"`;
  return {
    name,
    findings: [
      {
        code: 'app/autoscaler-target',
        severity: 'error',
        field: 'spec.metrics[0].containerResource.container',
        ...(chosen !== undefined && { value: chosen }),
        message:
          chosen === undefined
            ? `${which} has ${names.length} main containers: ${listed(names)}`
            : `no container "${chosen}" in ${which}, only ${listed(names)}`,
        fix: chooseName('container', names, chosen),
      },
    ],
  };
}

/** The containers that run as long as the Pod, and the main ones that no attachment brings. */
function containersOf({ manifest, composition }: ComposedObject) {
  const found = podTemplateOf(manifest());
  const origins = composition.result?.facts().origins ?? {};
  const running = roles(found?.template.spec ?? { containers: [] }).filter(({ role }) => role !== 'init');
  const own = running.filter(
    ({ role, field }) => role === 'main' && origins[child(found?.path ?? '', field)] === undefined,
  );
  return { all: running.map(({ name }) => name), own: own.map(({ name }) => name) };
}
