import { mountCovering } from '../anatomy/mounts';
import { child, key } from '../findings/field-path';
import type { Container, VolumeMount } from '../kubernetes/generated/types';
import { equal } from '../values/equal';
import type { AddedContainer, Addition, ContainerWithoutImage, Extension, SharedDirectory } from './attachment';
import { completeContainer } from './complete';
import { type ContainerNeed, fieldClash, missingContainer } from './compose-findings';
import { configMapName } from './config-map-name';
import type { Draft, Part } from './draft';
import { runsToCompletion, supports } from './features';
import { fillAbsent } from './fill-absent';

/** Merges the addition of one attachment. Existing entries are kept, and different ones are added next to them. */
export function merge(draft: Draft, name: string, addition: Addition): void {
  const writer = writerOf(name);
  for (const finding of addition.findings ?? []) draft.findings.push(finding);
  const shared = (addition.shares ?? []).map((share) => ({
    reader: share.reader,
    mount: shareDirectory(draft, name, share),
  }));
  for (const added of addition.containers ?? []) {
    const mounts = shared.flatMap(({ reader, mount }) =>
      reader === added.container.name && mount !== undefined ? [mount] : [],
    );
    addContainer(draft, name, writer, { ...added, container: withMounts(added.container, mounts) });
  }
  for (const volume of addition.volumes ?? []) addNew(draft.volumes, volume, writer);
  for (const { volume, files } of addition.config ?? []) {
    const configMap = configMapName(draft.context.name, volume, files);
    draft.configMaps.push({ name: configMap, volume, files, origin: writer });
    addNew(draft.volumes, { name: volume, configMap: { name: configMap } }, writer);
  }
  for (const destination of addition.sendsTo ?? []) draft.sendsTo.push({ attachment: name, destination });
  for (const extension of addition.extend ?? []) extend(draft, name, extension);
  for (const field of ['labels', 'annotations'] as const) {
    const wanted = addition.podMetadata?.[field];
    if (wanted === undefined) continue;
    draft.metadata = {
      ...draft.metadata,
      [field]: fill(draft, `metadata.${field}`, draft.metadata?.[field], wanted, writer),
    };
  }
  if (draft.context.owned && addition.pod?.securityContext !== undefined) {
    const { securityContext } = addition.pod;
    draft.securityContext = fill(draft, 'spec.securityContext', draft.securityContext, securityContext, writer);
  }
  for (const secret of draft.context.images.pullSecrets ?? [])
    addNew(draft.pullSecrets, { name: secret }, 'images.pullSecrets');
}

function writerOf(attachment: string): string {
  return `attachment "${attachment}"`;
}

function addContainer(draft: Draft, attachment: string, writer: string, added: AddedContainer): void {
  const { context } = draft;
  const container = completeContainer(added, context);
  if (added.preStopSeconds !== undefined) draft.preStops[container.name] = added.preStopSeconds;
  if (added.drainSeconds !== undefined) draft.drains[container.name] = added.drainSeconds;
  if (added.option !== undefined) {
    draft.options[container.name] = { ...draft.options[container.name], [attachment]: added.option };
  }
  for (const port of added.listens ?? []) draft.listens.push({ container: container.name, ...port });

  const native = added.as === 'sidecar' && supports(context, 'nativeSidecars');
  if (native) addInit(draft, attachment, writer, added, { ...container, restartPolicy: 'Always' });
  else if (added.as === 'init') addInit(draft, attachment, writer, added, container);
  else addMain(draft, writer, container);
}

function addMain(draft: Draft, writer: string, container: Container): void {
  if (runsToCompletion(draft.context.kind)) draft.withoutNative.push(container.name);
  const there = draft.containers.findIndex((part) => equal(part.value, container));
  const part = { value: container, writer, fields: {} };
  if (there === -1) draft.containers.push(part);
  else draft.containers[there] = part;
}

function addInit(draft: Draft, alias: string, writer: string, added: AddedContainer, container: Container): void {
  const { startsBefore, startsAfter } = added;
  const needs = {
    ...(startsBefore !== undefined && { startsBefore }),
    ...(startsAfter !== undefined && { startsAfter }),
  };
  const there = draft.initContainers.findIndex((part) => equal(part.value, container));
  const part = { value: container, writer, fields: {}, name: container.name, alias, own: false, ...needs };
  if (there === -1) draft.initContainers.push(part);
  else draft.initContainers[there] = { ...part, own: draft.initContainers[there]?.own ?? false };
}

/** Lets the writing container write to a volume, and says how the reading one mounts it. */
function shareDirectory(draft: Draft, attachment: string, share: SharedDirectory): VolumeMount | undefined {
  const { writer: container, option, directory } = share;
  const from = target(draft, { attachment, container, option, directory });
  if (from === undefined) return undefined;
  const existing = mountCovering(from.value, share.directory);
  const mount: VolumeMount = existing ?? { name: share.volume, mountPath: share.directory };
  if (existing === undefined) {
    const emptyDir = share.sizeLimit === undefined ? {} : { sizeLimit: share.sizeLimit };
    addNew(draft.volumes, { name: share.volume, emptyDir }, writerOf(attachment));
    extend(draft, attachment, { container: from.value.name, add: { volumeMounts: [mount] } });
  }
  const { readOnly: _, ...place } = mount;
  return share.writable === true ? place : { ...place, readOnly: true };
}

function withMounts(container: ContainerWithoutImage, mounts: readonly VolumeMount[]): ContainerWithoutImage {
  return mounts.length === 0
    ? container
    : { ...container, volumeMounts: [...(container.volumeMounts ?? []), ...mounts] };
}

function extend(draft: Draft, attachment: string, extension: Extension): void {
  const { container, option } = extension;
  const found = target(draft, { attachment, container, option });
  if (found === undefined) return;
  const writer = writerOf(attachment);
  let part: Part<Container> = found;
  for (const list of ['env', 'ports', 'volumeMounts'] as const) {
    for (const entry of extension.add?.[list] ?? []) part = withEntry(part, list, entry, writer);
  }
  if (extension.fill?.lifecycle !== undefined) {
    const { value: lifecycle, filled } = fillAbsent(part.value.lifecycle, extension.fill.lifecycle);
    const fields = Object.fromEntries(filled.map((field) => [`lifecycle.${field}`, writer]));
    part = { ...part, value: { ...part.value, lifecycle }, fields: { ...part.fields, ...fields } };
  }
  replace(draft, found, part);
}

function withEntry(
  part: Part<Container>,
  list: 'env' | 'ports' | 'volumeMounts',
  entry: object,
  writer: string,
): Part<Container> {
  const entries: readonly object[] = part.value[list] ?? [];
  if (entries.some((other) => equal(other, entry))) return part;
  const ours = part.writer === writer ? {} : { [`${list}[${entries.length}]`]: writer };
  return { ...part, value: { ...part.value, [list]: [...entries, entry] }, fields: { ...part.fields, ...ours } };
}

function replace(draft: Draft, from: Part<Container>, to: Part<Container>): void {
  const main = draft.containers.indexOf(from);
  if (main !== -1) draft.containers[main] = to;
  for (const [at, part] of draft.initContainers.entries()) {
    if (part === from) draft.initContainers[at] = { ...part, ...to };
  }
}

/** A container by its name, or the only one of the original template. */
function target(draft: Draft, need: ContainerNeed): Part<Container> | undefined {
  const { container: name } = need;
  const own = draft.containers.filter((part) => part.writer === undefined && !draft.brought(part.value));
  if (name === undefined && own.length === 1) return own[0];
  const found = [...draft.containers, ...draft.initContainers].find((part) => part.value.name === name);
  if (found !== undefined) return found;
  const there = own.map((part) => part.value.name);
  const finding = missingContainer(need, there);
  if (!draft.findings.some((other) => equal(other, finding))) draft.findings.push(finding);
  return undefined;
}

/** Appends a new entry; a different one with the same key is added as well, for `clashes` to report. */
function addNew<T>(parts: Part<T>[], value: T, writer: string): void {
  const there = parts.findIndex((part) => equal(part.value, value));
  if (there === -1) parts.push({ value, writer, fields: {} });
}

/** Fills fields that all containers share. What the template's own writer says wins; attachments that disagree clash. */
function fill<T extends object>(
  draft: Draft,
  path: string,
  base: T | undefined,
  wanted: Partial<T>,
  writer: string,
): T {
  const { value, filled, kept } = fillAbsent(base, wanted);
  for (const field of filled) draft.fields[fieldKey(path, field)] = writer;
  for (const field of kept) {
    const at = fieldKey(path, field);
    const other = draft.fields[at];
    if (other === undefined) continue;
    draft.findings.push(fieldClash(at, other, writer));
  }
  return value;
}

/** Labels and annotations are map entries, everything else is a field. */
function fieldKey(path: string, field: string): string {
  return path.startsWith('metadata.') ? key(path, field) : child(path, field);
}
