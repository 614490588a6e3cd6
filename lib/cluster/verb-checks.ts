import {
  boolean,
  type Check,
  type Checks,
  callback,
  check,
  either,
  filled,
  kind,
  object,
  oneOf,
  open,
  optional,
  recordOf,
  scalar,
  string,
} from '../values/check';
import { own } from '../values/own';
import type { LogOptions } from './logs/log-line';
import type { KindReference, ObjectName } from './objects/object-types';
import type { ListOptions } from './objects/read';
import { abortable, count, positiveCount, seconds } from './option-checks';
import type { DeleteOptions } from './verbs/delete';
import type { EvictOptions } from './verbs/evict';
import { type PatchOptions, patchTypes } from './verbs/patch';
import type { NewResources } from './verbs/resize';
import type { WriteOptions } from './verbs/write';
import type { WaitOptions } from './watch/wait-until';
import { wantedStates } from './watch/wanted-state';

const kindChecks: Checks<KindReference> = { apiVersion: optional(filled), kind: filled };
const nameChecks: Checks<ObjectName> = { ...kindChecks, name: optional(string), namespace: optional(filled) };
const metadata = object({ name: optional(string), namespace: optional(filled) }, open);
const manifest = object({ apiVersion: filled, kind: filled, metadata }, open);

/** A whole object may have more than its name: a name that is written by hand may not. */
const objectOr =
  (named: Check): Check =>
  (value) =>
    (own(value, 'metadata') === undefined ? named : manifest)(value);
const reference = objectOr(object(nameChecks));
const kindReference = objectOr(object(kindChecks));

const writeChecks: Checks<WriteOptions> = { ...abortable, dryRun: optional(boolean) };
const patchChecks: Checks<PatchOptions> = {
  ...writeChecks,
  type: optional(oneOf(patchTypes)),
  subresource: optional(filled),
};
const deleteChecks: Checks<DeleteOptions> = {
  ...writeChecks,
  gracePeriodSeconds: optional(count),
  propagation: optional(oneOf(['Background', 'Foreground', 'Orphan'])),
  wait: optional(boolean),
  timeoutSeconds: optional(seconds),
};
const evictChecks: Checks<EvictOptions> = {
  ...abortable,
  gracePeriodSeconds: optional(count),
  timeoutSeconds: optional(seconds),
};
const selector = either(recordOf(string), string);
const listChecks: Checks<ListOptions> = {
  ...abortable,
  namespace: optional(filled),
  allNamespaces: optional(boolean),
  labels: optional(selector),
  fields: optional(selector),
  pageSize: optional(positiveCount),
};
const logChecks: Checks<LogOptions> = {
  ...abortable,
  container: optional(filled),
  follow: optional(boolean),
  sinceSeconds: optional(positiveCount),
  tailLines: optional(count),
  previous: optional(boolean),
};
const waitChecks: Checks<WaitOptions> = { ...abortable, timeoutSeconds: optional(seconds) };
const quantities = optional(recordOf(scalar));
const resourceChecks: Checks<NewResources> = { limits: quantities, requests: quantities };

const options = (checks: Readonly<Record<string, Check>>) => optional(object(checks));
const list = { kind: kindReference, options: options(listChecks) };
const write = options(writeChecks);
const patch = kind('an object, or an array of operations', (value) => typeof value === 'object' && value !== null);

type Arguments = Readonly<Record<string, Check>>;

/** What the verbs are given that return a promise, in order. */
const promising = {
  create: { object: manifest, options: write },
  get: { reference, options: options(abortable) },
  list,
  replace: { object: manifest, options: write },
  update: { reference, change: callback, options: write },
  patch: { reference, patch, options: options(patchChecks) },
  setImage: { reference, images: recordOf(filled), options: write },
  resize: { pod: reference, resources: recordOf(object(resourceChecks)), options: write },
  delete: { reference, options: options(deleteChecks) },
  evict: { pod: reference, options: options(evictChecks) },
  waitUntil: { reference, state: oneOf(wantedStates), options: options(waitChecks) },
};

/** The same of those whose result is iterated over: they throw at once. */
const iterating = {
  pages: list,
  logs: { reference, options: options(logChecks) },
  watch: list,
  watchPods: { options: options(listChecks) },
  phases: { pod: reference, options: options(abortable) },
};

type Verb = keyof typeof promising | keyof typeof iterating;

/** A cluster whose verbs throw a TypeError for an argument that is missing, unknown or not valid. */
export function withChecks<Verbs extends Readonly<Record<Verb, unknown>>>(cluster: Verbs): Verbs {
  const checked = (table: Readonly<Record<string, Arguments>>, wrap: (call: Call) => Call) =>
    Object.entries(table).map(([verb, wanted]) => {
      const call = cluster[verb as Verb] as Call;
      return [verb, wrap((...given) => Reflect.apply(call, cluster, checkedArguments(verb, wanted, given)))] as const;
    });
  const promised = checked(
    promising,
    (call) =>
      async (...given) =>
        Reflect.apply(call, undefined, given),
  );
  return { ...cluster, ...Object.fromEntries([...promised, ...checked(iterating, (call) => call)]) };
}

type Call = (...given: readonly unknown[]) => unknown;

function checkedArguments(verb: string, wanted: Arguments, given: readonly unknown[]): readonly unknown[] {
  for (const [at, [subject, one]] of Object.entries(wanted).entries()) check(verb, given[at], one, subject);
  return given;
}
