import { listeners } from '../anatomy/listeners';
import { chooseName, listed } from '../findings/choose-name';
import type { Finding } from '../findings/finding';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import type { Draft, InitPart } from './draft';

/** The finding for two different attachments with one name. */
export function sameName(name: string): Finding {
  return {
    code: 'pod/attachment-clash',
    severity: 'error',
    field: 'spec',
    value: name,
    message: `duplicate attachment name "${name}" with different options`,
    fix: 'set another name in the options of one of them',
  };
}

/** What an attachment needs a container for. */
export interface ContainerNeed {
  readonly attachment: string;
  /** Absent for the only main container. */
  readonly container: string | undefined;
  /** The option by which users choose it. */
  readonly option?: string | undefined;
  /** The directory that it shares. */
  readonly directory?: string | undefined;
}

/** The finding for a container that an attachment needs: missing, or ambiguous where it has no name. */
export function missingContainer(need: ContainerNeed, others: readonly string[]): Finding {
  const { attachment, container, option = 'its container', directory } = need;
  const purpose = directory === undefined ? '' : ` for directory "${directory}"`;
  const message =
    container === undefined
      ? `"${attachment}" needs one container${purpose}: the Pod has ${listed(others)}`
      : `no container "${container}"${purpose} of "${attachment}": the Pod has ${listed(others)}`;
  // Only a container that has the name of an attachment is left out.
  const fix =
    others.length === 0
      ? 'rename the attachment that has the name of a container'
      : chooseName(option, others, container);
  return { code: 'pod/missing-container', severity: 'error', field: 'spec.containers', value: container, message, fix };
}

/** The finding for two attachments that set one field to different values. */
export function fieldClash(field: string, one: string, other: string): Finding {
  return {
    code: 'pod/field-clash',
    severity: 'error',
    field,
    message: `${one} and ${other} set different values`,
    fix: field.startsWith('metadata.annotations[prometheus.io/')
      ? "set scrape: 'none' in the options of one of them, and scrape its port by name"
      : 'set the field in the workload, whose value wins',
    origins: { [field]: one },
  };
}

/** Has the fix of a clash name an option of an attachment that takes part in it. */
export function withOptions(finding: Finding, names: ReadonlySet<string>, added: Draft['options']): Finding {
  const writers = Object.values(finding.origins ?? {});
  const attachments = [...names].filter((name) => writers.includes(`attachment "${name}"`));
  if (finding.code === 'pod/container-clash') return withContainerOption(finding, attachments, added);
  const attachment = attachments.at(-1);
  if (attachment === undefined || (finding.code !== 'pod/port-clash' && finding.code !== 'pod/port-name-clash'))
    return finding;
  const fix =
    finding.code === 'pod/port-clash'
      ? `change one of the two ports, for example with the option port or listen of attachment "${attachment}"`
      : `rename one of the two ports, for example with the option name of attachment "${attachment}", which names its ports`;
  return { ...finding, fix };
}

/** Two attachments that bring a container of one name. */
function withContainerOption(finding: Finding, attachments: readonly string[], added: Draft['options']): Finding {
  const options = new Map(Object.entries(added[String(finding.value)] ?? {}));
  const by = attachments.find((name) => options.has(name));
  const other = attachments.find((name) => name !== by);
  if (by === undefined || other === undefined) return finding;
  const first = `remove ${options.get(by)} of attachment "${by}"`;
  // Another name of an attachment is another name of its container, unless an option adds that.
  const fix = options.has(other)
    ? `${first}, or ${options.get(other)} of attachment "${other}"`
    : `${first} or attachment "${other}", or set name of the latter if both are needed`;
  return { ...finding, fix };
}

/** The findings of attachments, without upstreams that another attachment listens on, which they do not know of. */
export function withDeclared({ findings, listens }: Draft, template: PodTemplateSpec): readonly Finding[] {
  if (!findings.some(({ code }) => code === undeclared)) return findings;
  const ports = listeners(template, listens).map(({ port }) => port);
  return findings.filter(({ code, value }) => code !== undeclared || !ports.some((port) => port === value));
}

const undeclared = 'pod/undeclared-upstream';

/** The finding for a cycle in the start order. */
export function startCycle(cycle: readonly string[]): Finding {
  return {
    code: 'pod/start-cycle',
    severity: 'error',
    field: 'spec.initContainers',
    value: cycle,
    message: `the start order has a cycle: ${cycle.map((name) => `"${name}"`).join(' waits for ')}`,
    fix: 'remove one of their startsBefore or startsAfter entries',
  };
}

/** The findings for startsBefore and startsAfter entries that name nothing, once for the containers of an attachment. */
export function unknownStarters(all: readonly InitPart[], known: ReadonlySet<string>): Finding[] {
  const unknown = all.flatMap((part) =>
    [...(part.startsBefore ?? []), ...(part.startsAfter ?? [])]
      .filter((name) => !known.has(name))
      .map((name) => ({ part, name })),
  );
  return unknown
    .filter((one) => one === unknown.find(({ part, name }) => name === one.name && isSameAttachment(part, one.part)))
    .map(({ part, name }) => unknownStarter(part, name, all));
}

function unknownStarter(part: InitPart, name: string, all: readonly InitPart[]): Finding {
  const others = all.filter((other) => !isSameAttachment(part, other)).map((other) => `"${other.name}"`);
  return {
    code: 'pod/missing-container',
    severity: 'error',
    field: 'spec.initContainers',
    value: name,
    message: `startsBefore or startsAfter of "${part.name}" names "${name}", but no init container, sidecar or attachment has that name`,
    fix: others.length === 0 ? 'remove the name' : `use one of ${others.join(', ')}`,
  };
}

/** Whether two parts are of one attachment, or the same part. */
function isSameAttachment(one: InitPart, other: InitPart): boolean {
  return one === other || (one.alias !== undefined && one.alias === other.alias);
}

/** The finding for containers that would keep a Job from completing on a release without native sidecars, if any. */
export function withoutNativeSidecars({ withoutNative, context }: Draft): Finding[] {
  if (withoutNative.length === 0) return [];
  const names = withoutNative.map((name) => `"${name}"`).join(', ');
  return [
    {
      code: 'pod/needs-native-sidecars',
      severity: 'error',
      field: 'spec.containers',
      value: withoutNative,
      message: `${names} would keep the ${context.kind} from completing: Kubernetes ${context.kubernetes} has no native sidecars`,
      fix: 'target Kubernetes 1.29 or later, or remove the attachment from this workload',
    },
  ];
}
