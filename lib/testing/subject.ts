import type { Finding } from '../findings/finding';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { workloadKinds } from '../kubernetes/pod-template';
import { defaultKubernetesVersion, kubernetesVersions } from '../kubernetes/version';
import type { AddedContainer, Addition, Attachment, AttachmentOptions, Context, Logs } from '../pod/attachment';
import { compose } from '../pod/compose';
import type { ComposeContext, Composition } from '../pod/composition';
import { httpGet } from '../pod/probes';
import { resources } from '../pod/resources';
import { runAs } from '../pod/security';
import { build } from './checks/build';
import type { CheckAttachmentOptions } from './options';

/** An attachment that is checked, and what it adds wherever it is attached. */
export interface Subject {
  readonly attachment: Attachment;
  /** Makes it with options that all attachments share; absent where only a value was given. */
  readonly make: ((options: AttachmentOptions) => Attachment) | undefined;
  readonly template: PodTemplateSpec;
  readonly situations: readonly Situation[];
  /** Those at the oldest and the latest release: for what does not depend on a single one. */
  readonly corners: readonly Situation[];
}

/** A Pod that the attachment is attached to, what it adds there, and what comes of that. */
export interface Situation {
  readonly context: ComposeContext;
  readonly addition: Addition;
  readonly composition: Composition;
}

/** A check of the contract: pure, and empty where the contract is kept. */
export type ContractCheck = (subject: Subject) => readonly Finding[];

/** The subject, and what is wrong with its `build`. */
export function subjectOf(
  attachment: Attachment,
  make: Subject['make'],
  { template = oneApp, logs = appLogs, only = { reason: '' } }: CheckAttachmentOptions,
): { readonly subject: Subject; readonly findings: readonly Finding[] } {
  const { kinds = workloadKinds, releases = kubernetesVersions } = only;
  const contexts = [
    ...kinds
      .flatMap((kind) => releases.map((kubernetes) => ({ kind, kubernetes })))
      .map((where) => contextOf(where, logs)),
    ...otherProfiles({ kind: kinds[0] ?? 'Deployment', kubernetes: latest(releases) }, logs),
  ].flatMap((context) => [context, { ...context, owned: false }]);
  const built = contexts.map((context) => ({ context, ...build(attachment, withTemplate(context, template)) }));
  const situations = built.flatMap(({ context, addition }) =>
    addition === undefined ? [] : [{ context, addition, composition: compose(template, [attachment], context) }],
  );
  const corners = situations.filter(({ context }) => [releases[0], releases.at(-1)].includes(context.kubernetes));
  return {
    subject: { attachment, make, template, situations, corners },
    findings: built.flatMap(({ findings }) => findings),
  };
}

/** The context with a template that `build` may not share with anybody. */
export function withTemplate(context: ComposeContext, template: PodTemplateSpec): Context {
  return structuredClone({ ...context, template });
}

/** Where it is, for findings of a whole object: `Job of Kubernetes 1.29`. */
export function describeContext({ kind, kubernetes, owned, hardening = 'restricted' }: ComposeContext): string {
  const profile = hardening === 'restricted' ? '' : `, hardening "${hardening}"`;
  return `${owned ? '' : 'existing '}${kind} of Kubernetes ${kubernetes}${profile}`;
}

/** All containers that it brings, with their paths in what `build` returns. */
export function addedContainers({
  situations,
}: Subject): readonly { readonly added: AddedContainer; readonly field: string; readonly context: ComposeContext }[] {
  return situations.flatMap(({ context, addition }) =>
    (addition.containers ?? []).map((added, at) => ({ added, field: `containers[${at}]`, context })),
  );
}

function contextOf(where: Pick<ComposeContext, 'kind' | 'kubernetes'>, logs: Logs): ComposeContext {
  return { ...where, featureGates: {}, name: 'shop', owned: true, images: {}, logs };
}

function otherProfiles(where: Pick<ComposeContext, 'kind' | 'kubernetes'>, logs: Logs): readonly ComposeContext[] {
  return (['baseline', 'privileged'] as const).map((hardening) => ({ ...contextOf(where, logs), hardening }));
}

function latest(releases: readonly ComposeContext['kubernetes'][]): ComposeContext['kubernetes'] {
  return releases.at(-1) ?? defaultKubernetesVersion;
}

const oneApp: PodTemplateSpec = {
  metadata: { labels: { 'app.kubernetes.io/name': 'shop' } },
  spec: {
    containers: [
      {
        name: 'app',
        image: 'registry.example/app:1.0.0',
        ports: [{ name: 'http', containerPort: 8080 }],
        readinessProbe: httpGet('/ready', 'http'),
        resources: resources({ cpu: '100m', memory: '128Mi' }),
        securityContext: {
          ...runAs(1000),
          runAsNonRoot: true,
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          seccompProfile: { type: 'RuntimeDefault' },
        },
      },
    ],
  },
};

const appLogs: Logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' };
