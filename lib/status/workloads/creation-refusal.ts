import { type FieldPath, index } from '../../findings/field-path';
import type { Cause } from '../causes';
import { listAt, textAt } from '../snapshot/read';

/** What the API server answered to a Pod or a claim. */
export interface Refusal {
  readonly cause: Cause;
  readonly text: string;
  /** In the Pod template; `count` where it is about the number of Pods. */
  readonly field: FieldPath;
  /** Whether the field is one of the workload. */
  readonly isOfWorkload?: boolean;
  readonly fix: string;
}

/** Why a Pod is refused, in its template. */
export function refusalIn(message: string, template: unknown): Refusal {
  const known = refusals.find(({ pattern }) => pattern.test(message));
  if (known === undefined) {
    // A field that is not valid is named first.
    const [, field = 'spec'] = /^\[?(spec\.[\w.[\]]+): /.exec(message) ?? [];
    return { cause: 'creation-failed', text: message, field, fix: 'correct what the message names' };
  }
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
      const resources = requested.split(',').map((one) => one.split('=')[0] ?? '');
      // What a container requests can be changed sooner than how many there are.
      const resource = resources.find((one) => !/^(?:count\/)?pods/.test(one)) ?? resources[0] ?? '';
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
    pattern: /(?:maximum|minimum) \S+ usage per \w+ is|max limit to request ratio per/,
    of: (message, template) => {
      const [, ofUsage, ofRatio, what] =
        /(?:(?:maximum|minimum) (\S+) usage|(\S+) max limit to request ratio) per .*?(request|limit|ratio) is/.exec(
          message.replaceAll('[', ''),
        ) ?? [];
      const resource = ofUsage ?? ofRatio ?? '';
      return {
        text: `LimitRange: ${message.replace(/^\[(.*)\]$/s, '$1').replaceAll('.  No', ', but no')}`,
        field: quotaField(what === 'request' ? resource : `limits.${resource}`, template),
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
  missing('ServiceAccount', 'serviceAccountName', /serviceaccount "([^"]+)" not found/, 'create it in this namespace'),
  missing('RuntimeClass', 'runtimeClassName', /RuntimeClass "([^"]+)" not found/, 'create it'),
  missing('PriorityClass', 'priorityClassName', /no PriorityClass with name (\S+) was found/, 'create it'),
];

/** An object that a Pod names in a field, and that does not exist. */
function missing(kind: string, field: string, pattern: RegExp, create: string): KnownRefusal {
  return {
    cause: 'creation-failed',
    pattern,
    of: (message) => ({
      text: `${kind} "${pattern.exec(message)?.[1]}" does not exist`,
      field: `spec.${field}`,
      fix: `${create}, or correct ${field}`,
    }),
  };
}

/** Why a claim of a StatefulSet is refused, in its claim template. */
export function claimRefusalIn(message: string, claim: string, set: unknown): Refusal {
  const { cause, text } = refusalIn(message, undefined);
  const templates = listAt(set, 'spec', 'volumeClaimTemplates');
  const ofSet = `-${textAt(set, 'metadata', 'name')}-`;
  const position = templates.findIndex((one) => claim.startsWith(`${textAt(one, 'metadata', 'name')}${ofSet}`));
  const field = position === -1 ? 'spec.volumeClaimTemplates' : index('spec.volumeClaimTemplates', position);
  const isOfSize = /\bstorage\b/.test(text) && position !== -1;
  const isOfRange = text.startsWith('LimitRange');
  return {
    cause,
    text,
    field: `${field}${isOfSize ? '.spec.resources.requests[storage]' : ''}`,
    isOfWorkload: true,
    fix: isOfRange
      ? 'request an amount within the LimitRange'
      : cause === 'quota'
        ? `request ${isOfSize ? 'less storage' : 'fewer claims'}, or change the quota`
        : 'correct what the message names',
  };
}

/** Where a Pod requests what a quota counts: in its only container that sets it, else in all. */
function quotaField(resource: string, template: unknown): FieldPath {
  if (/^(?:count\/)?pods/.test(resource)) return 'count';
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
