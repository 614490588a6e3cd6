import type { Container, ObjectMeta, PodSpec, PodTemplateSpec } from '../kubernetes/generated/types';
import { type Named, nameOf } from '../values/named';
import { fillSelectors } from './fill-selectors';
import type { PodLabels } from './render';

/** A main container whose name is optional: its role is the default. */
export type NamedByRole = Omit<Container, 'name'> & { readonly name?: string | undefined };

/** Everything of a PodSpec but the main containers. */
export type PodOptions = Omit<PodSpec, 'containers' | 'serviceAccountName'> & {
  /** The service account whose token the Pods get. @default none, and no token */
  readonly serviceAccountName?: Named | undefined;
};

/** What the props of a workload say of its pod template. */
export interface TemplateProps {
  readonly app?: NamedByRole | undefined;
  readonly containers?: readonly Container[] | undefined;
  readonly pod?: PodOptions | undefined;
  readonly podMetadata?: Pick<ObjectMeta, 'labels' | 'annotations'> | undefined;
}

/** The pod template of the props, before attachments and hardening, with some labels in addition to theirs. */
export function workloadTemplate(props: TemplateProps, labels: PodLabels, selector: PodLabels): PodTemplateSpec {
  const { serviceAccountName, ...pod } = props.pod ?? {};
  const spec: PodSpec = {
    ...pod,
    ...(serviceAccountName !== undefined && { serviceAccountName: nameOf(serviceAccountName) }),
    containers: mainContainers(props),
  };
  const metadata = { ...props.podMetadata, ...withLabels(labels, props.podMetadata?.labels) };
  const hasMetadata = props.podMetadata !== undefined || Object.keys(metadata).length > 0;
  return { ...(hasMetadata && { metadata }), spec: fillSelectors(spec, selector) };
}

/** The main containers of the props. */
export function mainContainers({ app, containers }: TemplateProps): readonly Container[] {
  return app === undefined ? (containers ?? []) : [{ ...app, name: app.name ?? 'app' }];
}

/** Labels of ours and the user's, where there are any. */
export function withLabels(labels: PodLabels, own: PodLabels | undefined): { readonly labels?: PodLabels } {
  return own === undefined && Object.keys(labels).length === 0 ? {} : { labels: { ...labels, ...own } };
}
