import { nearest } from '../../kubernetes/nearest';
import type { App } from './app';
import type { Place } from './place';
import type { Workload } from './workload';

/** Names are compared with those of so many neighbours at most. */
const neighbours = 20;

/**
 * The workload that a selector which matches nothing was evidently meant for. That a workload is not in the app proves
 * nothing, since it may be elsewhere; but one of the object's own name does, one that has all labels but one, and one
 * whose name or labels have nearly the value that is asked for.
 */
export function evidentlyMeant(
  app: App,
  place: Place,
  wanted: Readonly<Record<string, string>> | undefined,
): Workload | undefined {
  const { pods } = app;
  const near = pods.near(place);
  // Custom resources make Pods, too.
  if (near.length === 0 || madeElsewhere(app, place, wanted)) return undefined;
  const named = near.find(({ name }) => name === place.name);
  if (named !== undefined) return named;
  const pairs = Object.entries(wanted ?? {});
  for (const [key, value] of pairs) {
    if (pairs.length < 2) break;
    const almost = pods
      .labelled(place, key, value)
      .find(({ labels }) => pairs.filter(([name, text]) => labels[name] !== text).length === 1);
    if (almost !== undefined) return almost;
  }
  if (pairs.length !== 1) return undefined;
  const [, value = ''] = pairs[0] ?? [];
  return near
    .slice(0, neighbours)
    .find(({ name, labels }) => alike(value, name) || Object.values(labels).some((label) => alike(value, label)));
}

/** Whether a custom resource of the app may make the Pods that are asked for: it has their name. */
export function madeElsewhere(
  { otherNames }: App,
  { name }: Place,
  wanted: Readonly<Record<string, string>> | undefined,
): boolean {
  if (otherNames.size === 0) return false;
  return otherNames.has(name) || Object.values(wanted ?? {}).some((value) => otherNames.has(value));
}

function alike(wanted: string, name: string): boolean {
  const ends = wanted[0] === name[0] || wanted.at(-1) === name.at(-1);
  return ends && nearest(wanted, [name]) !== undefined;
}
