import { containerNamed } from '../../anatomy/containers';
import { definitionOf } from '../../kubernetes/fields';
import type { Container } from '../../kubernetes/generated/types';
import { check, object, optional, record, string } from '../../values/check';
import { listed, type MatcherContext, type MatcherResult, result } from '../matcher';
import { checkFields } from '../partial/check-fields';
import { checkValues } from '../partial/check-values';
import { compare } from '../partial/compare';
import type { Difference } from '../partial/difference';
import { ofDefinition } from '../partial/schema';
import { manifestsOf } from '../received/manifests-of';
import { nameOfObject } from '../resources/name-of-object';
import { differenceText } from '../resources/nearest-text';
import {
  havingContainers,
  noContainersText,
  type PodMatcherOptions,
  podOptions,
  type ReceivedWorkload,
  severalText,
  workloadsIn,
} from './workloads';

const containerSchema = ofDefinition(definitionOf('Container'));

const wanted = object({ name: string, partial: optional(record), options: podOptions });

/** Whether a workload has a container, init containers and sidecars included, that matches a part of one. */
export function toHaveContainer(
  this: MatcherContext,
  received: unknown,
  name: unknown,
  partial: unknown,
  options: unknown,
): MatcherResult {
  check('toHaveContainer', { name, partial, options }, wanted);
  const workloads = workloadsIn(manifestsOf(received), options as PodMatcherOptions | undefined);
  checkValues('toHaveContainer', partial);
  checkFields('toHaveContainer', partial, [containerSchema]);
  const container = name as string;
  const compared = havingContainers(workloads, [container]).map((workload) => comparedIn(workload, container, partial));
  const matching = compared.filter(({ difference }) => difference === undefined);
  const isClear = this.isNot === true || compared.length === 1;
  return result(this, 'toHaveContainer', [name, partial, options], {
    pass: matching.length > 0 && isClear,
    text: () => {
      if (compared.length === 0) return noContainersText(workloads, [container]);
      if (!isClear) return severalText(compared.map(({ workload }) => workload));
      if (matching.length > 0)
        return `found in:\n${listed(matching.map(({ workload }) => nameOfObject(workload.manifest)))}`;
      return compared.map((one) => textOf(one, container, partial, this)).join('\n\n');
    },
  });
}

interface ComparedContainer {
  readonly workload: ReceivedWorkload;
  readonly container: Container | undefined;
  readonly difference: Difference | undefined;
}

function comparedIn(workload: ReceivedWorkload, name: string, partial: unknown): ComparedContainer {
  const container = containerNamed(workload.template.spec, name)?.container;
  const difference = partial === undefined ? undefined : compare(partial, container, containerSchema);
  return { workload, container, difference };
}

function textOf(
  { workload, container, difference }: ComparedContainer,
  name: string,
  partial: unknown,
  { utils }: MatcherContext,
): string {
  const what = `container "${name}" of ${nameOfObject(workload.manifest)}`;
  return difference === undefined ? what : differenceText(what, difference, partial, container, utils);
}
