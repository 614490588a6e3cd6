import { nearest } from '../../../values/nearest';
import type { App } from './app';
import type { ObjectRef } from './app-object';
import type { Workload } from './workload';

type Labels = Readonly<Record<string, string>>;

/** Names are compared with those of at most so many workloads. */
const maxNeighbors = 20;

/** Common suffixes of objects that belong to a workload of the same name. */
const companionSuffix =
  /-(?:pdb|budget|disruption-budget|svc|service|headless|np|netpol|policy|network-policy|networkpolicy)$/;

/**
 * The workload that a selector without matches was most likely written for: one with the object's own name, one with all
 * labels except a misspelled one, or one whose name or labels almost have the selected value. Otherwise `undefined`, because
 * the Pods may be created elsewhere.
 */
export function intendedWorkload(app: App, place: ObjectRef, wanted: Labels = {}): Workload | undefined {
  const { pods } = app;
  const near = pods.near(place);
  // Custom resources create Pods as well.
  if (near.length === 0 || mayBeCreatedElsewhere(app, place, wanted)) return undefined;
  const name = place.name.replace(companionSuffix, '');
  const named = near.find((one) => one.name === place.name || one.name === name);
  if (named !== undefined) return areSetAtRunTime(wanted, named.labels) ? undefined : named;
  const pairs = Object.entries(wanted);
  for (const [key, value] of pairs) {
    if (pairs.length < 2) break;
    const almost = pods.labelled(place, key, value).find(({ labels }) => isMistyped(pairs, labels));
    if (almost !== undefined) return almost;
  }
  if (pairs.length !== 1) return undefined;
  const [key, value] = pairs[0] ?? ['', ''];
  return near.slice(0, maxNeighbors).find(({ name, labels }) => {
    const actual = labels[key];
    if (actual !== undefined) return alike(value, actual);
    return alike(value, name) || Object.values(labels).some((label) => alike(value, label));
  });
}

/**
 * Whether a selector that does not match the Pods of a workload selects other Pods: if it has some of their labels, the rest
 * identifies another component, or a label that is set at run time.
 */
export function selectsOthers(wanted: Labels = {}, { labels }: Workload): boolean {
  return Object.entries(wanted).some(([key, value]) => labels[key] === value);
}

/** Whether a custom resource of the app may create the selected Pods: its name is in the selector. */
export function mayBeCreatedElsewhere({ otherNames }: App, { name }: ObjectRef, wanted: Labels = {}): boolean {
  if (otherNames.size === 0) return false;
  return otherNames.has(name) || Object.values(wanted).some((value) => otherNames.has(value));
}

/**
 * Whether Pods have some of the selected labels, and an operator or a leader election may set the others at run time, such as
 * `role: primary`.
 */
function areSetAtRunTime(wanted: Labels, labels: Labels): boolean {
  const missing = Object.entries(wanted).filter(([key, value]) => labels[key] !== value);
  return missing.length < Object.keys(wanted).length && missing.every(([key]) => isSetAtRunTime(key, labels));
}

/** Whether the Pods have no label with this or a similar key. */
function isSetAtRunTime(key: string, labels: Labels): boolean {
  return labels[key] === undefined && nearest(key, Object.keys(labels)) === undefined;
}

/** Whether all pairs except one are in the labels, and that one almost is, by its key or its value. */
function isMistyped(pairs: readonly (readonly [string, string])[], labels: Labels): boolean {
  const [missing, ...more] = pairs.filter(([key, value]) => labels[key] !== value);
  if (missing === undefined || more.length > 0) return false;
  const [key, value] = missing;
  const actual = labels[key];
  if (actual !== undefined) return alike(value, actual);
  return Object.entries(labels).some(([name, text]) => text === value && nearest(key, [name]) !== undefined);
}

/** Whether a value is a misspelling of another one; other digits are a different value, such as `v2` and `v1`. */
export function alike(wanted: string, name: string): boolean {
  const ends = wanted[0] === name[0] || wanted.at(-1) === name.at(-1);
  if (!ends || nearest(wanted, [name]) === undefined) return false;
  return wanted === name || wanted.replace(/\d+/g, '') !== name.replace(/\d+/g, '');
}
