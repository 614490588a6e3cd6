import { definitionOf } from '../kubernetes/fields';
import { workloadKinds } from '../kubernetes/pod-template';
import { type Check, elsewhere, namedOrEmpty, object, oneOf, open, optional } from '../values/check';
import { own } from '../values/own';

const common = object(
  {
    kind: oneOf(workloadKinds),
    serviceName: optional(namedOrEmpty),
    selector: elsewhere('set selector of the props'),
    template: elsewhere('set app and pod'),
    jobTemplate: elsewhere('set job, app and pod'),
  },
  open,
);

/** The kind of a workload and its own fields, which are checked with the manifest. */
export const workloadOptions: Check = (value) => common(value) ?? misplaced(value);

/** A field of the Job that was set next to those of its CronJob. */
function misplaced(value: unknown) {
  if (own(value, 'kind') !== 'CronJob') return undefined;
  for (const name of Object.keys(value as object)) {
    if (definitionOf('CronJobSpec').fields.has(name) || !definitionOf('JobSpec').fields.has(name)) continue;
    return { path: name, message: ` is a field of its Jobs; set workload.job.${name}` };
  }
  return undefined;
}
