import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Finding } from '../findings/finding';
import { valueText } from '../findings/value-text';
import { type Duration, wholeSeconds } from '../kubernetes/duration';
import type { Container, ObjectMeta } from '../kubernetes/generated/types';
import { dns1123Subdomain, labelValue, maximumLabelLength } from '../kubernetes/names';
import type { Attachment, Logs } from '../pod/attachment';
import { attachment, logs } from '../pod/attachment-checks';
import { type PodLabels, render, type WorkloadMetadata } from '../pod/render';
import type { WorkloadOptions } from '../pod/workload-kinds';
import {
  mainContainers,
  type NamedByRole,
  type PodOptions,
  withLabels,
  workloadTemplate,
} from '../pod/workload-template';
import { any, arrayOf, boolean, type Checks, optional } from '../values/check';
import { defined } from '../values/defined';
import { isToken } from '../values/token';
import { addAttachment, composed } from './composition';
import { metadata } from './construct-checks';
import { placeHeadlessService } from './headless-service';
import { nameLabel, nameSelector } from './name-label';
import { type PlusValue, podSelectorConfig, scalingTarget } from './plus';
import { mainContainer, podOptions, podSelector } from './pod-checks';
import { type Settings, settingsAmong, settingsChecks } from './settings';
import { workloadCheck } from './workload-checks';
import { workloadOptions } from './workload-options-check';

export type { NamedByRole, PodOptions };

/** What every workload takes, whatever its containers are. */
export interface CommonWorkloadProps extends Settings {
  /**
   * Name, namespace, labels and annotations of the object. With `generateName` and no name, the server names it, each time
   * that it is created (`kubectl create`, hooks of Argo CD; `kubectl apply` and Flux want a name).
   * @default the construct's id as the name
   */
  readonly metadata?: WorkloadMetadata | undefined;
  /** Labels and annotations of its Pods. */
  readonly podMetadata?: Pick<ObjectMeta, 'labels' | 'annotations'> | undefined;
  /**
   * The labels by which the workload finds its Pods. They cannot be changed on a running workload, so this is also how
   * one is adopted.
   * @default { 'app.kubernetes.io/name': <metadata.name> }, with `asWritten` the labels of its Pods
   */
  readonly selector?: PodLabels | undefined;
  /** Which kind it is, with that kind's own fields. @default { kind: 'Pod' } */
  readonly workload?: WorkloadOptions | undefined;
  /** Everything else of the PodSpec: init containers, volumes, scheduling, DNS, security. */
  readonly pod?: PodOptions | undefined;
  /** What a log processor among the attachments reads. */
  readonly logs?: Logs | undefined;
  /**
   * How long main containers without a preStop hook serve after the stop begins, so that endpoints can change: the
   * seconds of a preStop sleep. `false` or 0 for none. Behind `nginx`, its application sleeps for as long as the proxy sends
   * requests, or for this time where it is longer; with `false` it does not sleep, and a warning says what that means.
   * @default '5s' if `expose` puts a Service in front of it or a proxy is attached, except in Jobs; otherwise none
   */
  readonly preStopSleep?: Duration | false | undefined;
  /** Patterns that are attached. More may come later, by `attach`. */
  readonly attachments?: readonly Attachment[] | undefined;
  /**
   * Whether the object has only the fields that are set: no hardening, no name label, no preStop sleep and no default for a
   * Job or a StatefulSet, so that adopting a workload changes nothing. Attachments then add what they add to a workload of
   * another library. A StatefulSet without `serviceName` gets no headless Service. @default false
   */
  readonly asWritten?: boolean | undefined;
}

/** The table of those props. */
export const commonWorkloadProps = {
  ...settingsChecks,
  metadata: optional(metadata),
  podMetadata: optional(metadata),
  selector: optional(podSelector),
  workload: optional(workloadOptions),
  pod: optional(podOptions),
  logs: optional(logs),
  preStopSleep: any,
  attachments: optional(arrayOf(attachment, 'an array of attachments')),
  asWritten: optional(boolean),
} satisfies Checks<CommonWorkloadProps>;

/**
 * One main container, or several: exactly one of `app` and `containers`. An interface, not a union, so that an interface
 * can extend it, and that the compiler names the field that is wrong.
 */
export interface WorkloadProps extends CommonWorkloadProps {
  /** The only main container, named `app` by default. */
  readonly app?: NamedByRole | undefined;
  /** The main containers. */
  readonly containers?: readonly Container[] | undefined;
}

const checkProps = workloadCheck('Workload', () => Workload, {
  ...commonWorkloadProps,
  app: optional(mainContainer),
  containers: optional(arrayOf(mainContainer, 'an array of containers')),
} satisfies Checks<WorkloadProps>);

/**
 * A workload of any kind: its Pods, hardened, with attachments, as one ApiObject.
 *
 * It goes wherever cdk8s-plus takes an `IPodSelector`, `INetworkPolicyPeer` or `IScalable`.
 */
export class Workload extends Construct {
  /** The object that it synthesizes. */
  readonly apiObject: ApiObject;
  /** The object's `metadata.name`; of one that the server names, its `generateName` without the dash at the end. */
  readonly name: string;
  /** The labels by which the workload finds its Pods. */
  readonly selector: PodLabels;
  /** Whether a cdk8s-plus HorizontalPodAutoscaler has this workload as its target. */
  hasAutoscaler = false;
  private readonly props: WorkloadProps;

  constructor(scope: Construct, id: string, props: WorkloadProps) {
    checkProps(new.target, scope, id, props);
    super(scope, id);
    this.props = props;
    const generateName = props.metadata?.name === undefined ? props.metadata?.generateName || undefined : undefined;
    this.name = nameIn(this.node.path, props.metadata, id);
    const { asWritten = false } = props;
    this.selector = props.selector ?? (asWritten ? labelsOfPods(props) : nameSelector(this.name));
    const labels = asWritten ? {} : { ...Chart.of(this).labels, ...nameLabel(this.name) };
    const metadata = { ...props.metadata, name: this.name, ...withLabels(labels, props.metadata?.labels) };
    const template = workloadTemplate(
      props,
      { ...labels, ...(asWritten ? props.selector : this.selector) },
      this.selector,
    );
    const { rest, ...body } = render(template, props.workload ?? { kind: 'Pod' }, metadata, this.selector, {
      asWritten,
      hasSelector: !asWritten || props.selector !== undefined,
    });
    this.apiObject = new ApiObject(this, 'Resource', { ...body, metadata: defined(body.metadata), ...rest });

    const findings = [...wrongContainers(props), ...tooLongForLabel(this.name, props)];
    const { logs, preStopSleep } = props;
    const workload = composed(this.apiObject, {
      settings: settingsAmong(props),
      selector: this.selector,
      findings,
      asWritten,
      ...(generateName !== undefined && { generateName }),
      ...(logs !== undefined && { logs }),
      ...(preStopSleep !== undefined && {
        preStopSleep: secondsOf(preStopSleep, `Workload ${this.node.path}: preStopSleep`),
      }),
    });
    for (const attachment of props.attachments ?? []) addAttachment(this.apiObject, attachment);
    if (props.workload?.kind === 'StatefulSet' && props.workload.serviceName === undefined && !asWritten) {
      placeHeadlessService(this, workload, this.selector);
    }
  }

  /** How cdk8s-plus selects the Pods: for its Service, affinity and NetworkPolicy. */
  toPodSelectorConfig(): PlusValue {
    return podSelectorConfig(this.selector, this.apiObject.metadata.namespace);
  }

  /** The workload as a peer in cdk8s-plus' NetworkPolicy. */
  toNetworkPolicyPeerConfig(): PlusValue {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The workload as a pod selector of cdk8s-plus: itself. */
  toPodSelector(): this {
    return this;
  }

  /** Called by cdk8s-plus' HorizontalPodAutoscaler. */
  markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** The workload as the target of cdk8s-plus' HorizontalPodAutoscaler. */
  toScalingTarget(): PlusValue {
    const { workload } = this.props;
    const replicas = workload !== undefined && 'replicas' in workload ? workload.replicas : undefined;
    return scalingTarget(this.apiObject, mainContainers(this.props), replicas);
  }
}

/** The name for selectors, ConfigMaps and Services, which must be known at once. */
function nameIn(path: string, { name, generateName }: WorkloadMetadata = {}, id: string): string {
  for (const [field, value] of Object.entries({ name, generateName })) {
    if (value === undefined || typeof value === 'string') continue;
    throw new TypeError(
      `Workload ${path}: metadata.${field} must be a string, got ${isToken(value) ? 'a Lazy' : valueText(value)}; ` +
        'set a plain string, because the selector and other objects need it at once',
    );
  }
  return name ?? (generateName?.replace(/[-.]+$/, '') || id);
}

/** The labels that the Pods have; those of a Pod are its own. */
function labelsOfPods({ workload, metadata, podMetadata }: WorkloadProps): PodLabels {
  const isPod = (workload?.kind ?? 'Pod') === 'Pod';
  return { ...podMetadata?.labels, ...(isPod && metadata?.labels) };
}

function wrongContainers({ app, containers }: WorkloadProps): Finding[] {
  if ((app === undefined) !== (containers === undefined)) return [];
  return [
    {
      code: 'app/containers',
      severity: 'error',
      field: '',
      message: app === undefined ? 'neither app nor containers is set' : 'app and containers are both set',
      fix: 'set app for one main container, or containers for several',
    },
  ];
}

function tooLongForLabel(name: string, props: WorkloadProps): Finding[] {
  const problems = props.selector === undefined && props.asWritten !== true ? labelValue(name) : [];
  // A name that is also invalid for the object is reported there.
  if (problems.length === 0 || dns1123Subdomain(name).length > 0) return [];
  return [
    {
      code: 'app/selector',
      severity: 'error',
      field: 'metadata.name',
      value: name,
      message: `not a valid label value, as the default selector requires: ${problems.join(', ')}`,
      fix: `use a name of at most ${maximumLabelLength} characters, or set selector`,
    },
  ];
}

/** The seconds of `preStopSleep`; one of 0 s is none. */
function secondsOf(given: Duration | false, where: string): number | false {
  if (given === false) return false;
  const seconds = wholeSeconds(given, where);
  if (seconds < 0) throw new RangeError(`${where} must be 0 or greater, got ${valueText(given)}`);
  return seconds > 0 && seconds;
}
