import { type FieldPath, index } from '../../findings/field-path';
import { amountField } from '../scheduling/refusal';
import { at, conditionOf, conditionPath, listAt, numberAt, textAt } from '../snapshot/read';
import { controllerOf } from '../snapshot/references';
import { latest, timeAt } from '../snapshot/time';
import type { Trouble } from '../status-finding';
import { evidenceIn, lastEnd, type PodCheck, type PodView } from './pod-view';

/** A Pod that was evicted, preempted, or ended by its node or its deadline. */
export const ended: PodCheck = (view) => {
  if (textAt(view.pod, 'status', 'phase') !== 'Failed') return undefined;
  const reason = textAt(view.pod, 'status', 'reason');
  if (reason === 'Evicted') return evicted(view);
  if (reason === 'DeadlineExceeded') return pastDeadline(view);
  if (rejections.test(reason)) return rejected(view, reason);
  return disrupted(view);
};

/** Why a node refuses a Pod that was assigned to it. */
const rejections =
  /^(?:OutOf\w+|NodeAffinity|NodeSelectorMismatching|UnexpectedAdmissionError|TopologyAffinityError|NodePorts|HostPort|PodOSNotSupported|AppArmor|SysctlForbidden|InvalidNodeInfo|NodeShutdown|Shutdown|Terminated|NodeLost|ResourceAllocationFailed)/;

const shutdowns: ReadonlySet<string> = new Set(['NodeShutdown', 'Shutdown', 'Terminated']);

function evicted(view: PodView): Trouble {
  const message = textAt(view.pod, 'status', 'message');
  const [, resource = ''] = /low on resource: ([\w-]+)/.exec(message) ?? [];
  const [, container = '', usage, request] =
    /Container (\S+) was using ([^\s,]+), request is ([^\s,]+)/.exec(message) ??
    /Container (\S+) exceeded its local/.exec(message) ??
    [];
  const [, volume, limit] = /EmptyDir volume "([^"]+)" exceeds the limit "([^"]+)"/.exec(message) ?? [];
  const [, total] = /exceeds the total limit of containers (\S+?)\.? *$/.exec(message) ?? [];
  const used = usage === undefined ? '' : `; container "${container}" used ${usage}, request ${request}`;
  const text =
    volume !== undefined
      ? `evicted: emptyDir "${volume}" was larger than its sizeLimit ${limit}`
      : total !== undefined
        ? `evicted: its logs, emptyDirs and files took more than the limit of its containers, ${total} of ephemeral-storage`
        : resource === ''
          ? `evicted: ${view.quote(message)}`
          : `evicted: the node ran low on ${resource}${used}`;
  return {
    cause: 'evicted',
    severity: 'warning',
    text,
    field:
      total === undefined
        ? evictedField(view, { resource, container, volume })
        : amountField(view.pod, 'limits', 'ephemeral-storage'),
    evidence: evidenceIn(view, 'status.message'),
    since: endOf(view),
    fix:
      volume !== undefined || /exceeds|exceeded/.test(message)
        ? 'raise the limit, or make it write less'
        : `raise its ${resource || 'memory'} request to what it uses`,
  };
}

interface Evicted {
  readonly resource: string;
  readonly container: string;
  readonly volume: string | undefined;
}

function evictedField({ pod, containers }: PodView, { resource, container, volume }: Evicted): FieldPath {
  if (volume !== undefined) {
    const position = listAt(pod, 'spec', 'volumes').findIndex((one) => at(one, 'name') === volume);
    return position === -1 ? 'spec.volumes' : `${index('spec.volumes', position)}.emptyDir.sizeLimit`;
  }
  const field = containers.find(({ name }) => name === container)?.field;
  if (field === undefined) return 'spec';
  return resource === '' ? `${field}.resources.limits[ephemeral-storage]` : `${field}.resources.requests[${resource}]`;
}

function pastDeadline(view: PodView): Trouble {
  const seconds = numberAt(view.pod, 'spec', 'activeDeadlineSeconds');
  return {
    cause: 'deadline-exceeded',
    text: `ran longer than activeDeadlineSeconds${seconds === undefined ? '' : ` (${seconds} s)`}`,
    field: 'spec.activeDeadlineSeconds',
    evidence: evidenceIn(view, 'status.reason'),
    since: endOf(view),
    fix: 'raise it, or make the Pod end sooner',
  };
}

function rejected(view: PodView, reason: string): Trouble {
  const isShutdown = shutdowns.has(reason);
  return {
    cause: isShutdown || reason === 'NodeLost' ? 'node-lost' : 'rejected-by-node',
    severity: 'warning',
    text: isShutdown
      ? `ended by the shutdown of node "${textAt(view.pod, 'spec', 'nodeName')}"`
      : `refused by node "${textAt(view.pod, 'spec', 'nodeName')}" (${reason}): ${view.quote(textAt(view.pod, 'status', 'message'))}`,
    field: isShutdown ? '' : rejectedField(view, reason),
    variant: reason,
    evidence: evidenceIn(view, 'status.message'),
    since: endOf(view),
    fix: isShutdown
      ? 'delete it if nothing replaces it'
      : `correct what the message names; ${controllerOf(view.pod) === undefined ? 'nothing replaces it: create it anew' : 'another Pod takes its place'}`,
  };
}

/** What a node refuses of a Pod, by the reason. */
const rejectedFields: readonly (readonly [reason: RegExp, field: FieldPath])[] = [
  [/^Node(?:Affinity|SelectorMismatching)/, 'spec.nodeSelector'],
  [/^Sysctl/, 'spec.securityContext.sysctls'],
  [/^PodOS/, 'spec.os'],
];

function rejectedField({ pod }: PodView, reason: string): FieldPath {
  const [, resource] = /^OutOf(.+)$/.exec(reason) ?? [];
  if (resource !== undefined) return resource === 'pods' ? '' : amountField(pod, 'requests', resource);
  if (reason.startsWith('AppArmor')) return appArmorField(pod);
  return rejectedFields.find(([pattern]) => pattern.test(reason))?.[1] ?? '';
}

function appArmorField(pod: unknown): FieldPath {
  const position = listAt(pod, 'spec', 'containers').findIndex(
    (one) => at(one, 'securityContext', 'appArmorProfile') !== undefined,
  );
  return `${position === -1 ? 'spec' : index('spec.containers', position)}.securityContext.appArmorProfile`;
}

const disruptions: Readonly<Record<string, string>> = {
  PreemptionByScheduler: 'preempted by a Pod of a higher priority',
  DeletionByTaintManager: 'evicted because of a taint that is not tolerated',
  EvictionByEvictionAPI: 'evicted through the API, as by a drain of the node',
  DeletionByPodGC: 'deleted because the node is gone',
  TerminationByKubelet: 'ended by the kubelet',
};

function disrupted(view: PodView): Trouble | undefined {
  const condition = conditionOf(view.pod, 'DisruptionTarget');
  const text = disruptions[textAt(condition, 'reason')];
  if (text === undefined || textAt(condition, 'status') !== 'True') return undefined;
  const reason = textAt(condition, 'reason');
  const field =
    reason === 'PreemptionByScheduler'
      ? 'spec.priorityClassName'
      : reason === 'DeletionByTaintManager'
        ? 'spec.tolerations'
        : '';
  return {
    cause: 'evicted',
    severity: 'warning',
    text,
    field,
    variant: reason,
    evidence: evidenceIn(view, conditionPath(view.pod, 'DisruptionTarget')),
    since: timeAt(condition, 'lastTransitionTime'),
    fix:
      field === ''
        ? 'nothing, where another Pod has taken its place'
        : `set ${field.slice('spec.'.length)} if it must stay`,
  };
}

/** When its last container ended, or else when it came to its node. */
function endOf({ pod, containers }: PodView): string | undefined {
  return latest(containers.map((one) => timeAt(lastEnd(one), 'finishedAt'))) ?? timeAt(pod, 'status', 'startTime');
}
