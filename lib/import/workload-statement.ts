import { podTemplateOf, type WorkloadKind } from '../kubernetes/pod-template';
import { type PodLabels, render } from '../pod/render';
import type { WorkloadOptions } from '../pod/workload-kinds';
import { type TemplateProps, workloadTemplate } from '../pod/workload-template';
import { equal } from '../values/equal';
import { own } from '../values/own';
import { beyondTypes } from './beyond-types';
import { claimTemplateExpression, octalModes } from './express-volumes';
import {
  below,
  type Call,
  type Entry,
  type Expression,
  evaluate,
  fieldText,
  literal,
  type Pointer,
} from './expression';
import { eachItem, entry, fieldsExpression, isRecord } from './field-expression';
import { labelsExpression } from './labels-expression';
import type { Manifest } from './manifest';
import { containerEntries, podEntries, podMetadataEntries } from './template-entries';

/** The props of a `Workload` that synthesizes a manifest, and the labels by which it finds its Pods. */
export interface WorkloadProps {
  readonly props: Expression;
  readonly selector: PodLabels;
}

/** Why a manifest is no `Workload`, to print after its name. */
export interface NoWorkload {
  readonly reason: string;
}

/**
 * The props of a `Workload` with the id that is the name of a manifest, if that synthesizes the same; what it synthesizes is
 * computed and compared.
 */
export function workloadProps(object: Manifest, namespace: string | undefined): WorkloadProps | NoWorkload | undefined {
  const found = podTemplateOf(object);
  if (found === undefined || !isRecord(found.template.spec)) return undefined;
  const { kind, path } = found;
  const at = path === '' ? '' : `/${path.replaceAll('.', '/')}`;
  const template = found.template as unknown as Readonly<Record<string, unknown>>;
  const rendersSelector = !noSelector.has(kind) && !isImplied(object, kind);
  const selector = rendersSelector ? selectorOf(object, kind) : podLabels(template);
  if (selector === undefined) return { reason: noSelectorReason(object) };
  if (selectsJobs(object)) return { reason: 'a Workload does not set the selector of a Job' };
  const podMetadata = podMetadataEntries(template, kind, at, rendersSelector ? selector : {});
  const impliedBySelector = podMetadata.length === 0 ? below(at, 'metadata') : undefined;
  const entries = [
    { key: 'asWritten', value: literal(true), from: [] },
    ...metadataEntries(object),
    ...(rendersSelector ? [selectorEntry(selector, kind, impliedBySelector)] : []),
    ...workloadEntries(object, kind),
    ...podMetadata,
    ...containerEntries(template, below(at, 'spec')),
    ...podEntries(template, below(at, 'spec'), selector),
  ];
  const props = octalModes({ type: 'object', entries });
  const reason = difference(object, evaluate(props) as Props, selector, namespace);
  return reason === undefined ? { props, selector } : { reason };
}

/** The kinds whose selector is the server's to make. */
const noSelector: ReadonlySet<WorkloadKind> = new Set(['Pod', 'PodTemplate', 'Job', 'CronJob']);

/** The selector. Where all labels of the Pods follow from it, their comments are its own. */
function selectorEntry(selector: PodLabels, kind: WorkloadKind, metadata: Pointer | undefined): Entry {
  const path = selectorPath(kind);
  const implied = metadata === undefined ? [] : [metadata, below(metadata, 'labels')];
  return { key: 'selector', value: labelsExpression(selector, path), from: [path, ...implied] };
}

const selectorPath = (kind: WorkloadKind): Pointer =>
  kind === 'ReplicationController' ? '/spec/selector' : '/spec/selector/matchLabels';

function selectorOf({ spec }: Manifest, kind: WorkloadKind): PodLabels | undefined {
  const selector = own(spec, 'selector');
  if (kind === 'ReplicationController') return labelsOf(selector);
  return isRecord(selector) && Object.keys(selector).join() === 'matchLabels'
    ? labelsOf(selector.matchLabels)
    : undefined;
}

function selectsJobs({ kind, spec }: Manifest): boolean {
  const job = kind === 'CronJob' ? own(own(spec, 'jobTemplate'), 'spec') : spec;
  const isOfJob = kind === 'CronJob' || kind === 'Job';
  return isOfJob && ['selector', 'manualSelector'].some((field) => own(job, field) !== undefined);
}

/** A ReplicationController without a selector has that of its Pods' labels. */
function isImplied({ spec }: Manifest, kind: WorkloadKind): boolean {
  return kind === 'ReplicationController' && own(spec, 'selector') === undefined;
}

function noSelectorReason({ spec }: Manifest): string {
  const selector = own(spec, 'selector');
  return selector === undefined ? 'it sets no selector' : 'its selector is not matchLabels alone';
}

function podLabels(template: Readonly<Record<string, unknown>>): PodLabels {
  return labelsOf(own(template.metadata, 'labels')) ?? {};
}

function labelsOf(value: unknown): PodLabels | undefined {
  return isRecord(value) && Object.values(value).every((label) => typeof label === 'string')
    ? (value as PodLabels)
    : undefined;
}

function metadataEntries({ metadata }: Manifest): readonly Entry[] {
  const { name, namespace: _namespace, ...rest } = (metadata ?? {}) as Record<string, unknown>;
  const { generateName } = rest;
  const entries = Object.entries(rest).map(([key, value]) =>
    entry(key, value, below('/metadata', key), key === 'labels' ? labelsExpression : undefined),
  );
  const hasBoth = name !== undefined && generateName !== undefined;
  const own: readonly Entry[] = hasBoth ? [entry('name', name, '/metadata/name'), ...entries] : entries;
  return own.length === 0 ? [] : [{ key: 'metadata', value: { type: 'object', entries: own }, from: ['/metadata'] }];
}

function workloadEntries(object: Manifest, kind: WorkloadKind): readonly Entry[] {
  if (kind === 'Pod') return [];
  const kindEntry: Entry = { key: 'kind', value: literal(kind), from: ['/kind'] };
  const { selector, template: _template, jobTemplate, ...spec } = (object.spec ?? {}) as Record<string, unknown>;
  const fields = fieldsExpression(
    noSelector.has(kind) && selector !== undefined ? { ...spec, selector } : spec,
    '/spec',
    {
      volumeClaimTemplates: eachItem(claimTemplateExpression),
    },
  );
  const { template: _jobTemplate, ...job } = (own(jobTemplate, 'spec') ?? {}) as Record<string, unknown>;
  const jobEntries: readonly Entry[] =
    Object.keys(job).length === 0 ? [] : [entry('job', job, '/spec/jobTemplate/spec')];
  const entries = [kindEntry, ...fields.entries, ...jobEntries];
  return [{ key: 'workload', value: { type: 'object', entries }, from: [] }];
}

type Props = TemplateProps & {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly workload?: WorkloadOptions;
  readonly selector?: PodLabels;
};

const metadataNames: ReadonlySet<string> = new Set(['name', 'namespace', 'labels', 'annotations', 'generateName']);

/** What keeps the props from the manifest; `undefined` where a `Workload` of them synthesizes it. */
function difference(
  object: Manifest,
  props: Props,
  selector: PodLabels,
  namespace: string | undefined,
): string | undefined {
  const metadata = (object.metadata ?? {}) as Readonly<Record<string, unknown>>;
  const further = Object.keys(metadata).find((name) => !metadataNames.has(name));
  if (further !== undefined) return `a Workload has no metadata.${further}`;
  const others = Object.keys(props.podMetadata ?? {}).find((name) => name !== 'labels' && name !== 'annotations');
  if (others !== undefined) return `a Workload has no podMetadata.${others}`;
  const untyped = beyondTypes(object);
  if (untyped !== undefined) return `a Workload has no ${fieldText(untyped)}`;
  const { name, generateName } = metadata;
  if (typeof (name ?? generateName) !== 'string') return 'it has no name';
  const template = workloadTemplate(props, props.selector ?? {}, selector);
  const given = { ...props.metadata, name: String(name ?? generateName) };
  const body = render(template, props.workload ?? { kind: 'Pod' }, given, selector, {
    asWritten: true,
    hasSelector: props.selector !== undefined,
  });
  const { name: rendered, ...rest } = body.metadata as Record<string, unknown>;
  const expected = {
    apiVersion: body.apiVersion,
    kind: body.kind,
    metadata: { ...rest, ...(name !== undefined && { name: rendered }), ...(namespace !== undefined && { namespace }) },
    ...body.rest,
  };
  if (equal(expected, object)) return undefined;
  const field = differingField(expected, object, '');
  return `a Workload would synthesize another ${field === '' ? 'object' : fieldText(field)}`;
}

/** The first field, from the top, that differs. */
function differingField(one: unknown, other: unknown, at: Pointer): Pointer {
  if (!isRecord(one) || !isRecord(other)) return at;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys)
    if (!equal(own(one, key), own(other, key))) return differingField(own(one, key), own(other, key), below(at, key));
  return at;
}

/** A call that constructs a workload. */
export function newWorkload(chart: Expression, id: string, { props }: WorkloadProps): Call {
  return { type: 'call', callee: 'new Workload', args: [chart, literal(id), props], value: undefined };
}
