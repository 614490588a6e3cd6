import type { FieldPath } from '../../findings/field-path';
import type { Cause } from '../causes';
import { fieldInOwner, type Owner } from '../owners';
import { at, conditionOf, conditionPath, listAt, numberAt, textAt } from '../snapshot/read';
import { millisecondsOf, timeAt } from '../snapshot/time';
import type { Evidence, Trouble } from '../status-finding';
import { evidenceOf, type ObjectView } from './workload-view';

/**
 * Why a controller cannot create the Pods of its workload: what the API server answered it.
 * @param owner what somebody wrote, whose field it is
 */
export function creation({ object, snapshot, quote }: ObjectView, owner: Owner): Trouble | undefined {
  const failure = failureOf(object, snapshot.eventsOf(object));
  if (failure === undefined) return undefined;
  const { cause, text, field, fix } = refusalIn(withoutPodNames(failure.message), at(object, 'spec', 'template'));
  const inOwner = field.startsWith('object:')
    ? field.slice('object:'.length)
    : fieldInOwner(field, at(object, 'spec', 'template'), owner, snapshot.workloads);
  return {
    cause,
    text: `cannot create Pods: ${quote(text, 180)}`,
    field: inOwner,
    evidence: failure.evidence,
    since: failure.since,
    fix,
  };
}

interface Failure {
  readonly message: string;
  readonly evidence: Evidence;
  readonly since: string | undefined;
}

function failureOf(object: unknown, events: ReturnType<ObjectView['snapshot']['eventsOf']>): Failure | undefined {
  const condition = conditionOf(object, 'ReplicaFailure');
  if (textAt(condition, 'status') === 'True') {
    const evidence = evidenceOf(object, `${conditionPath(object, 'ReplicaFailure')}.message`);
    return { message: textAt(condition, 'message'), evidence, since: timeAt(condition, 'lastTransitionTime') };
  }
  const failed = events.find(({ reason }) => reason === 'FailedCreate');
  const created = events.find(({ reason }) => reason === 'SuccessfulCreate');
  if (failed === undefined || !isMissingPods(object)) return undefined;
  if (created !== undefined && (millisecondsOf(created.last) ?? 0) > (millisecondsOf(failed.last) ?? 0))
    return undefined;
  const evidence = { object: failed.name, field: failed.field };
  return { message: failed.message.replace(/^Error creating: /, ''), evidence, since: failed.first };
}

/** Whether a controller has still Pods to create. */
function isMissingPods(object: unknown): boolean {
  const count = (part: 'spec' | 'status', name: string) => numberAt(object, part, name);
  switch (textAt(object, 'kind')) {
    case 'DaemonSet':
      return (count('status', 'currentNumberScheduled') ?? 0) < (count('status', 'desiredNumberScheduled') ?? 1);
    case 'Job':
      return (
        count('status', 'completionTime') === undefined &&
        (count('status', 'active') ?? 0) < (count('spec', 'parallelism') ?? 1)
      );
    default:
      return (count('status', 'replicas') ?? 0) < (count('spec', 'replicas') ?? 1);
  }
}

/** `pods "web-5d4f-x2k4q" is forbidden: …` is the same for all Pods. */
function withoutPodNames(message: string): string {
  return message.replace(
    /^(?:create Pod \S+ in \S+ \S+ failed error: )?(?:pods|Pod) "[^"]*" is (?:forbidden|invalid): /,
    '',
  );
}

interface Refusal {
  readonly cause: Cause;
  readonly text: string;
  /** In the Pod template, or, with `object:` before it, in the workload. */
  readonly field: FieldPath;
  readonly fix: string;
}

function refusalIn(message: string, template: unknown): Refusal {
  const known = refusals.find(({ pattern }) => pattern.test(message));
  if (known === undefined)
    return { cause: 'creation-failed', text: message, field: 'spec', fix: 'correct what the message names' };
  return { ...known.of(message, template), cause: known.cause };
}

interface KnownRefusal {
  readonly cause: Cause;
  readonly pattern: RegExp;
  readonly of: (message: string, template: unknown) => Omit<Refusal, 'cause'>;
}

const refusals: readonly KnownRefusal[] = [
  {
    cause: 'quota',
    pattern: /exceeded quota: /,
    of: (message, template) => {
      const [, quota = '', requested = '', used = '', limited = ''] =
        /exceeded quota: (\S+), requested: (\S+), used: (\S+), limited: (\S+)/.exec(message) ?? [];
      const resource = requested.split(/[=,]/)[0] ?? '';
      return {
        text:
          quota === '' ? message : `ResourceQuota "${quota}" allows ${limited}, used ${used}, requested ${requested}`,
        field: quotaField(resource, template),
        fix: /^(?:count\/)?pods/.test(resource)
          ? 'lower replicas, or raise the quota'
          : 'lower what its containers request, or raise the quota',
      };
    },
  },
  {
    cause: 'quota',
    pattern: /failed quota: .*must specify/,
    of: (message, template) => {
      const [, quota = '', resources = ''] =
        /failed quota: (\S+): must specify ([^;]+?)(?: for: .*)?$/.exec(message) ?? [];
      const resource = resources.split(',')[0] ?? '';
      return {
        text: `ResourceQuota "${quota}" requires each container to set ${resources}`,
        field: quotaField(resource, template),
        fix: `set ${resources}, or add a LimitRange with defaults`,
      };
    },
  },
  {
    cause: 'quota',
    pattern: /(?:maximum|minimum) \S+ usage per (?:Container|Pod) is/,
    of: (message, template) => {
      const [, resource = ''] = /(?:maximum|minimum) (\S+) usage/.exec(message) ?? [];
      return {
        text: `LimitRange: ${message}`,
        field: quotaField(resource, template),
        fix: 'set an amount within the LimitRange',
      };
    },
  },
  {
    cause: 'pod-security',
    pattern: /violates PodSecurity/,
    of: (message, template) => {
      const [, level = '', violations = ''] = /violates PodSecurity "([^":]+)[^"]*": (.*)$/s.exec(message) ?? [];
      const [, name = ''] = /container "([^"]+)"/.exec(violations) ?? [];
      const controls = violations.replace(/ ?\([^()]*\)/g, '');
      return {
        text: `level ${level} of Pod Security refuses ${controls}${name === '' ? '' : ` (container "${name}")`}`,
        field: `${containerField(name, template) ?? 'spec'}.securityContext`,
        fix:
          level === 'restricted'
            ? 'set what the level requires, as the profile "restricted" does'
            : 'remove what the level refuses',
      };
    },
  },
  {
    cause: 'admission-webhook',
    pattern: /admission webhook "[^"]+" denied the request|failed calling webhook/,
    of: (message) => {
      const [, name = '', reason = ''] = /admission webhook "([^"]+)" denied the request:? ?(.*)$/s.exec(message) ?? [];
      const [, unreachable, error = ''] = /failed calling webhook "([^"]+)": (.*)$/s.exec(message) ?? [];
      return unreachable === undefined
        ? { text: `webhook "${name}" refuses them: ${reason}`, field: 'spec', fix: 'correct what the webhook names' }
        : {
            text: `webhook "${unreachable}" cannot be called: ${error}`,
            field: '',
            fix: 'check the Service of the webhook',
          };
    },
  },
  {
    cause: 'admission-webhook',
    pattern: /ValidatingAdmissionPolicy '([^']+)'/,
    of: (message) => ({ text: message, field: 'spec', fix: 'correct what the policy names' }),
  },
  {
    cause: 'creation-failed',
    pattern: /serviceaccount "([^"]+)" not found/,
    of: (message) => {
      const [, name] = /serviceaccount "([^"]+)" not found/.exec(message) ?? [];
      return {
        text: `ServiceAccount "${name}" does not exist`,
        field: 'spec.serviceAccountName',
        fix: 'create it in this namespace, or correct serviceAccountName',
      };
    },
  },
  {
    cause: 'creation-failed',
    pattern: /no PriorityClass with name (\S+) was found/,
    of: (message) => {
      const [, name] = /no PriorityClass with name (\S+) was found/.exec(message) ?? [];
      return {
        text: `PriorityClass "${name}" does not exist`,
        field: 'spec.priorityClassName',
        fix: 'create it, or correct priorityClassName',
      };
    },
  },
];

/** Where a Pod requests what a quota counts: in its only container that sets it, else in all. */
function quotaField(resource: string, template: unknown): FieldPath {
  if (/^(?:count\/)?pods/.test(resource)) return 'object:spec.replicas';
  const [part, name = part] = resource.split('.');
  const list = part === 'limits' ? 'limits' : 'requests';
  const containers = listAt(template, 'spec', 'containers');
  return containers.length === 1 ? `spec.containers[0].resources.${list}[${name}]` : 'spec.containers';
}

function containerField(name: string, template: unknown): FieldPath | undefined {
  for (const list of ['containers', 'initContainers']) {
    const position = listAt(template, 'spec', list).findIndex((container) => textAt(container, 'name') === name);
    if (name !== '' && position !== -1) return `spec.${list}[${position}]`;
  }
  return undefined;
}
