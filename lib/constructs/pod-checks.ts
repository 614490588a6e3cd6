import { envOf } from '../pod/attachment-checks';
import {
  any,
  arrayOf,
  type Check,
  either,
  elsewhere,
  namedOrEmpty,
  object,
  open,
  optional,
  record,
  recordOf,
  string,
} from '../values/check';
import { own } from '../values/own';
import { isToken } from '../values/token';

/** A main container: its fields are checked with the manifest. */
export const mainContainer = object({ env: optional(envOf(any)) }, open);

/** A field of the PodSpec for which a helper gives fields to spread, and which has the result of that instead. */
function spreadable(field: string, call = field): Check {
  return (value) => {
    if (own(value, field) === undefined) return undefined;
    return { path: '', message: ` must not have the result of ${call}; spread it: pod: { ...${call}(…) }` };
  };
}

/** Everything of a PodSpec but the main containers: its fields are checked with the manifest. */
export const podOptions = object(
  {
    serviceAccountName: optional(namedOrEmpty),
    containers: elsewhere('set app or containers'),
    dns: elsewhere('spread it: pod: { ...dns({ … }) }'),
    gracefulShutdown: elsewhere('spread its pod: pod: { ...stop.pod }, and its container into the container'),
    initContainers: (value) => (Array.isArray(value) ? arrayOf(either(mainContainer, any))(value) : undefined),
    hostAliases: spreadable('hostAliases'),
    hostname: spreadable('hostname'),
    priority: (value) =>
      own(value, 'priorityClassName') === undefined
        ? undefined
        : { path: '', message: ' must be an integer; spread the result of priority: pod: { ...priority(…) }' },
  },
  open,
);

const labels = recordOf(string);

/** The labels that a selector consists of, without the `matchLabels` that a manifest has around them. */
export const podSelector: Check = (value) => {
  const matched = ['matchLabels', 'matchExpressions'].find((name) => isObject(own(value, name)));
  if (matched === undefined) return labels(value);
  const fix = matched === 'matchLabels' ? 'set its labels in selector itself' : 'set labels';
  return { path: matched, message: ` is not supported here; ${fix}: selector: { app: "web" }` };
};

function isObject(value: unknown): boolean {
  return record(value) === undefined && !isToken(value);
}
