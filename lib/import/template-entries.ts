import type { WorkloadKind } from '../kubernetes/pod-template';
import type { PodLabels } from '../pod/render';
import { own } from '../values/own';
import { attachmentHint } from './attachment-hint';
import { containerExpression, securityExpression } from './express-container';
import { hostAliasesExpression } from './express-dns';
import { affinityExpression, spreadExpression, tolerationExpression } from './express-scheduling';
import { volumeExpression } from './express-volumes';
import { below, type Entry, literal, type Pointer } from './expression';
import { type Express, eachItem, entry, fieldsExpression, isRecord } from './field-expression';
import { labelsExpression } from './labels-expression';

/** `podMetadata` of the props, without the labels that follow from the selector. */
export function podMetadataEntries(
  { metadata }: Readonly<Record<string, unknown>>,
  kind: WorkloadKind,
  at: Pointer,
  selector: PodLabels,
): readonly Entry[] {
  if (kind === 'Pod' || !isRecord(metadata)) return [];
  const from = below(at, 'metadata');
  const { labels, ...rest } = metadata;
  const further = isRecord(labels)
    ? Object.fromEntries(
        Object.entries(labels).filter(([key, value]) => !Object.hasOwn(selector, key) || selector[key] !== value),
      )
    : labels;
  const hasLabels = isRecord(further)
    ? Object.keys(further).length > 0 || Object.keys(selector).length === 0
    : further !== undefined;
  const entries = [
    ...(hasLabels ? [entry('labels', further, below(from, 'labels'), labelsExpression)] : []),
    ...Object.entries(rest).map(([key, value]) => entry(key, value, below(from, key))),
  ];
  const isNeeded = entries.length > 0 || Object.keys(selector).length === 0;
  return isNeeded ? [{ key: 'podMetadata', value: { type: 'object', entries }, from: [from] }] : [];
}

/** The main containers: `app` for one, `containers` for several. */
export function containerEntries({ spec }: Readonly<Record<string, unknown>>, at: Pointer): readonly Entry[] {
  const containers = own(spec, 'containers');
  const from = below(at, 'containers');
  const [only] = Array.isArray(containers) ? containers : [];
  if (!Array.isArray(containers) || containers.length !== 1 || !isRecord(only)) {
    return [
      entry(
        'containers',
        containers,
        from,
        containersExpression((_container, at) => at > 0),
      ),
    ];
  }
  const { entries } = containerExpression(only, below(from, 0)) ?? { entries: [] };
  const named = entries.filter(({ key }) => key !== 'name' || only.name !== 'app');
  return [{ key: 'app', value: { type: 'object', entries: named }, from: [from, below(from, 0)] }];
}

/** Containers; one that an attachment could be is said to be, unless it is the first, which is that of the application. */
function containersExpression(isAddition: (container: unknown, at: number) => boolean): Express {
  return (value, from) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((container, at) => {
      const place = below(from, at);
      const hint = isAddition(container, at) ? attachmentHint(container) : undefined;
      const expression = containerExpression(container, place) ?? literal(container, place);
      return { value: expression, from: [place], ...(hint !== undefined && { before: [`// ${hint}`] }) };
    });
    return { type: 'list', items };
  };
}

/** `pod` of the props: all of the PodSpec but the main containers. */
export function podEntries(
  { spec }: Readonly<Record<string, unknown>>,
  from: Pointer,
  selector: PodLabels,
): readonly Entry[] {
  const { containers: _containers, ...pod } = spec as Record<string, unknown>;
  if (Object.keys(pod).length === 0) return [];
  const { entries } = fieldsExpression(pod, from, {
    initContainers: containersExpression((container) => own(container, 'restartPolicy') === 'Always'),
    volumes: eachItem(volumeExpression),
    securityContext: securityExpression,
    tolerations: eachItem(tolerationExpression),
    topologySpreadConstraints: eachItem(spreadExpression(selector)),
    affinity: affinityExpression(selector),
  });
  const spread = entries.map((one): Entry => {
    const call = one.key === 'hostAliases' ? hostAliasesExpression(pod.hostAliases) : undefined;
    return call === undefined ? one : { value: call, from: one.from };
  });
  return [{ key: 'pod', value: { type: 'object', entries: spread }, from: [from] }];
}
