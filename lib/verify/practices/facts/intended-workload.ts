import { nearest } from '../../../values/nearest';
import type { App } from './app';
import type { Place } from './app-object';
import type { Workload } from './workload';

type Labels = Readonly<Record<string, string>>;

/** Names are compared with those of so many neighbours at most. */
const neighbours = 20;

/** What people append to the name of a workload for what goes with it. */
const companion =
  /-(?:pdb|budget|disruption-budget|svc|service|headless|np|netpol|policy|network-policy|networkpolicy)$/;

/**
 * The workload that a selector which matches nothing was evidently meant for. That a workload is not in the app proves
 * nothing, since it may be elsewhere; but one of the object's own name does, one that has all labels but a mistyped one, and
 * one whose name or labels have nearly the value that is asked for.
 */
export function evidentlyMeant(app: App, place: Place, wanted: Labels = {}): Workload | undefined {
  const { pods } = app;
  const near = pods.near(place);
  // Custom resources make Pods, too.
  if (near.length === 0 || madeElsewhere(app, place, wanted)) return undefined;
  const name = place.name.replace(companion, '');
  const named = near.find((one) => one.name === place.name || one.name === name);
  if (named !== undefined) return areGivenLater(wanted, named.labels) ? undefined : named;
  const pairs = Object.entries(wanted);
  for (const [key, value] of pairs) {
    if (pairs.length < 2) break;
    const almost = pods.labelled(place, key, value).find(({ labels }) => isMistyped(pairs, labels));
    if (almost !== undefined) return almost;
  }
  if (pairs.length !== 1) return undefined;
  const [, value = ''] = pairs[0] ?? [];
  return near
    .slice(0, neighbours)
    .find((one) => alike(value, one.name) || Object.values(one.labels).some((label) => alike(value, label)));
}

/**
 * Whether a selector that does not match the Pods of a workload is for others beside them: where it has some of their labels,
 * the rest tells another component, or what is known only at run time.
 */
export function meansOthers(wanted: Labels = {}, { labels }: Workload): boolean {
  return Object.entries(wanted).some(([key, value]) => labels[key] === value);
}

/** Whether a custom resource of the app may make the Pods that are asked for: it has their name. */
export function madeElsewhere({ otherNames }: App, { name }: Place, wanted: Labels = {}): boolean {
  if (otherNames.size === 0) return false;
  return otherNames.has(name) || Object.values(wanted).some((value) => otherNames.has(value));
}

/**
 * Whether Pods have some of the labels that are asked for and lack the others: an operator or a leader election sets those
 * when they run, as `role: primary`.
 */
function areGivenLater(wanted: Labels, labels: Labels): boolean {
  const missing = Object.entries(wanted).filter(([key, value]) => labels[key] !== value);
  return missing.length < Object.keys(wanted).length && missing.every(([key]) => isGivenLater(key, labels));
}

/** Whether no label of the Pods may be the one that is meant by a name. */
function isGivenLater(key: string, labels: Labels): boolean {
  return labels[key] === undefined && nearest(key, Object.keys(labels)) === undefined;
}

/** Whether all pairs but one are among the labels, and that one nearly is, by its name or its value. */
function isMistyped(pairs: readonly (readonly [string, string])[], labels: Labels): boolean {
  const [missing, ...more] = pairs.filter(([key, value]) => labels[key] !== value);
  if (missing === undefined || more.length > 0) return false;
  const [key, value] = missing;
  const there = labels[key];
  if (there !== undefined) return alike(value, there);
  return Object.entries(labels).some(([name, text]) => text === value && nearest(key, [name]) !== undefined);
}

/** Whether a value is another one mistyped; with other digits it is the next one, as `v2` is after `v1`. */
function alike(wanted: string, name: string): boolean {
  const ends = wanted[0] === name[0] || wanted.at(-1) === name.at(-1);
  if (!ends || nearest(wanted, [name]) === undefined) return false;
  return wanted === name || wanted.replace(/\d+/g, '') !== name.replace(/\d+/g, '');
}
