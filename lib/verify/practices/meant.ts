import { nearest } from '../../kubernetes/nearest';
import type { App } from './app';
import type { Place } from './place';
import type { Workload } from './workload';

/** Names are compared with those of so many neighbours at most. */
const neighbours = 50;

/**
 * The workload that a selector which matches nothing was evidently meant for. That a workload is not in the app proves
 * nothing, since it may be elsewhere; but one of the object's own name does, one that has all labels but one, and one
 * whose name or labels have nearly the value that is asked for.
 */
export function evidentlyMeant(
  { pods, others }: App,
  place: Place,
  wanted: Readonly<Record<string, string>> | undefined,
): Workload | undefined {
  const near = pods.near(place);
  // Custom resources make Pods, too.
  if (near.length === 0 || others.some((other) => isOwner(other, place, wanted))) return undefined;
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
    .find(({ name, labels }) => nearest(value, [name, ...Object.values(labels)]) !== undefined);
}

function isOwner(other: Place, { name }: Place, wanted: Readonly<Record<string, string>> | undefined): boolean {
  return other.name === name || Object.values(wanted ?? {}).includes(other.name);
}
