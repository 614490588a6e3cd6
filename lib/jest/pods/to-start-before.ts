import type { Role } from '../../anatomy/containers';
import { type Gate, type StartStep, startOrder } from '../../anatomy/start-order';
import { listed, type MatcherContext, type MatcherResult, result } from '../matcher';
import { manifestsOf } from '../received/manifests-of';
import { nameOfObject } from '../resources/name-of-object';
import { oneWorkload } from './one-workload';
import { checkPodArguments, type PodMatcherOptions, type ReceivedWorkload, workloadsIn } from './workloads';

/** Whether a container of a Pod starts before another one. */
export function toStartBefore(
  this: MatcherContext,
  received: unknown,
  first: unknown,
  second: unknown,
  options: unknown,
): MatcherResult {
  checkPodArguments('toStartBefore', { first, second }, options);
  const names = [first as string, second as string] as const;
  const workloads = workloadsIn(manifestsOf(received), options as PodMatcherOptions | undefined);
  const startsBefore = ({ template }: ReceivedWorkload) => {
    const order = startOrder(template.spec).map(({ container }) => container);
    return order.indexOf(names[0]) < order.indexOf(names[1]);
  };
  return result(
    this,
    'toStartBefore',
    [first, second, options],
    oneWorkload(this, workloads, names, startsBefore, orderText),
  );
}

/** The containers of a Pod in the order of their start, and what each one waits for. */
function orderText({ manifest, template }: ReceivedWorkload): string {
  const lines = startOrder(template.spec).map((step, at) => `${at + 1}. ${stepText(step)}`);
  return `${nameOfObject(manifest)} starts in this order:\n${listed(lines)}`;
}

const roleTexts: Readonly<Record<Role, string>> = { init: ' (init container)', sidecar: ' (sidecar)', main: '' };

function stepText({ container, role, after }: StartStep): string {
  const { container: before, gates } = after ?? { container: '', gates: [] };
  const events = gates.map((gate) => gateText(gate, before)).join(' and ');
  return `${container}${roleTexts[role]}${events === '' ? '' : `, after ${events}`}`;
}

function gateText(gate: Gate, container: string): string {
  const texts = {
    exits: `${container} has exited`,
    created: `${container} is created`,
    postStart: `the postStart hook of ${container} has returned`,
    startupProbe: `the startupProbe of ${container} has passed`,
  };
  return texts[gate];
}
