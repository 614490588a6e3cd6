import type { Finding } from '../findings/finding';
import type { Container, PodSpec, PodTemplateSpec, Volume } from '../kubernetes/generated/types';
import type { ComposeContext, ConfigMapFiles, SentTo } from './composition';
import type { Starter } from './start-order';

/** A part of the template with its writer. */
export interface Part<T> {
  readonly value: T;
  /** Absent: as the template's own writer. */
  readonly writer?: string | undefined;
  /** Who wrote single fields of it, by path within it. */
  readonly fields: Readonly<Record<string, string>>;
}

/** An init container or native sidecar, and its needs. */
export interface InitPart extends Part<Container>, Starter {}

/** What a template will be while attachments are merged into it. */
export interface Draft {
  readonly context: ComposeContext;
  readonly before: PodTemplateSpec;
  /** Whether a container is an attachment's, by its name: it is there already when a result is composed again. */
  readonly brought: (container: Container) => boolean;
  readonly containers: Part<Container>[];
  readonly initContainers: InitPart[];
  readonly volumes: Part<Volume>[];
  readonly pullSecrets: Part<{ readonly name?: string | undefined }>[];
  metadata: PodTemplateSpec['metadata'];
  securityContext: PodSpec['securityContext'];
  /** Pod-wide fields and metadata that attachments wrote, by path. */
  readonly fields: Record<string, string>;
  readonly findings: Finding[];
  readonly configMaps: ConfigMapFiles[];
  readonly preStops: Record<string, number>;
  readonly drains: Record<string, number>;
  readonly listens: {
    readonly container: string;
    readonly containerPort: number;
    readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined;
  }[];
  readonly withoutNative: string[];
  /** The options that added containers, by the container's name and that of the attachment. */
  readonly options: Record<string, Readonly<Record<string, string>>>;
  readonly sendsTo: SentTo[];
}

/** A template before its first attachment. */
export function newDraft(
  template: PodTemplateSpec,
  context: ComposeContext,
  brought: (container: Container) => boolean,
): Draft {
  const own = <T>(list: readonly T[] | undefined): Part<T>[] => (list ?? []).map((value) => ({ value, fields: {} }));
  const { spec } = template;
  return {
    context,
    before: template,
    brought,
    containers: own(spec?.containers),
    initContainers: own(spec?.initContainers).map((part) => ({ ...part, name: part.value.name, own: true })),
    volumes: own(spec?.volumes),
    pullSecrets: own(spec?.imagePullSecrets),
    metadata: template.metadata,
    securityContext: spec?.securityContext,
    fields: {},
    findings: [],
    configMaps: [],
    preStops: {},
    drains: {},
    listens: [],
    withoutNative: [],
    options: {},
    sendsTo: [],
  };
}

/** The parts without their writers. */
export function values<T>(parts: readonly Part<T>[]): readonly T[] {
  return parts.map((part) => part.value);
}

/** The writers of the parts of a list, by path. */
export function writers(path: string, parts: readonly Part<unknown>[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap((part, index) => [
      ...(part.writer === undefined ? [] : [[`${path}[${index}]`, part.writer]]),
      ...Object.entries(part.fields).map(([field, writer]) => [`${path}[${index}].${field}`, writer]),
    ]),
  );
}
