import { type FieldPath, index } from '../../findings/field-path';
import { own } from '../../values/own';
import type { SnapshotEvent } from '../snapshot/events';
import { at, listAt, textAt } from '../snapshot/read';
import { eventEvidence, type PodCheck, type PodView } from './pod-view';

const reasons: ReadonlySet<string> = new Set([
  ...['FailedMount', 'FailedAttachVolume', 'FailedMapVolume', 'FailedMountOnFilesystemMismatch'],
]);

/** A volume that cannot be attached or mounted, as long as no container has started. */
export const volumes: PodCheck = (view) => {
  const isStarting = view.containers.every(
    ({ status }) => at(status, 'state', 'running') === undefined && at(status, 'state', 'terminated') === undefined,
  );
  if (!isStarting || textAt(view.pod, 'spec', 'nodeName') === '') return undefined;
  const events = view.events.filter(({ reason }) => reasons.has(reason));
  // The summary of all volumes that are still missing names no cause.
  const event = events.find(({ message }) => !/timed out waiting for the condition/.test(message)) ?? events[0];
  if (event === undefined) return undefined;
  const position = positionOf(event, view);
  const volume = listAt(view.pod, 'spec', 'volumes')[position];
  const name = position === -1 ? 'a volume' : `volume "${textAt(volume, 'name')}"`;
  const { text, fix, field, missing } = problemIn(event.message, view);
  return {
    cause: 'volume',
    text: `${name} ${text}`,
    field:
      position === -1
        ? 'spec.volumes'
        : `${index('spec.volumes', position)}${projectedField(volume, missing) ?? fieldIn(volume, field)}`,
    evidence: eventEvidence(event),
    since: event.first,
    fix,
  };
};

interface Problem {
  readonly text: string;
  readonly fix: string;
  /** Where in a source of the volume. */
  readonly field: 'name' | 'items' | 'type' | '';
  /** What is missing, of which kind. */
  readonly missing?: { readonly source: 'configMap' | 'secret'; readonly name?: string; readonly key?: string };
}

function problemIn(message: string, { quote }: PodView): Problem {
  const [, kind, name] = /(configmap|secret)s? "([^"]+)" not found/i.exec(message) ?? [];
  if (kind !== undefined && name !== undefined) {
    const kindName = kind.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
    return {
      text: `needs ${kindName} "${name}", which does not exist`,
      fix: `create the ${kindName} in this namespace, correct its name, or set optional: true`,
      field: 'name',
      missing: { source: kindName === 'Secret' ? 'secret' : 'configMap', name },
    };
  }
  const [, of, key] = /references non-existent (config|secret) key: (\S+)/.exec(message) ?? [];
  if (of !== undefined && key !== undefined) {
    return {
      text: `needs key "${key}", which its ${of === 'secret' ? 'Secret' : 'ConfigMap'} does not have`,
      fix: 'add the key, correct items, or set optional: true',
      field: 'items',
      missing: { source: of === 'secret' ? 'secret' : 'configMap', key },
    };
  }
  if (/Multi-Attach error/.test(message)) {
    return {
      text: 'is attached to another node',
      fix: 'delete the Pod that uses it there, or use strategy Recreate or a StatefulSet',
      field: '',
    };
  }
  const [, path, type, more = ''] = /hostPath type check failed[:,] (\S+) is not an? ([\w ]+)(.*)$/.exec(message) ?? [];
  if (path !== undefined || /hostPath type check failed/.test(message)) {
    const what = more.includes('does not exist') ? 'does not exist' : `is not a ${type}`;
    return {
      text:
        path === undefined
          ? 'has a hostPath that is not of its type on the node'
          : `has hostPath "${quote(path)}", which ${what} on the node`,
      fix: 'correct path or type',
      field: 'type',
    };
  }
  if (/driver name .* not found in the list of registered CSI drivers/.test(message)) {
    return { text: 'needs a CSI driver that the node does not have', fix: 'install the driver on the node', field: '' };
  }
  const [, detail = message] =
    /(?:failed for volume "[^"]*" ?: .*\nOutput: |failed for volume "[^"]*" ?: |desc = )(.*)$/s.exec(message) ?? [];
  return {
    text: `cannot be mounted: ${quote(detail.replace(/^(mount(?:\.\w+)?: )\S+: /, '$1'))}`,
    fix: 'correct what the message names',
    field: '',
  };
}

/** The position of the volume that an event names by itself, by its claim, or by its ConfigMap or Secret; -1 where unknown. */
function positionOf({ message }: SnapshotEvent, { pod, snapshot }: PodView): number {
  const [, unmounted] = /unmounted volumes=\[([^\s,\]]+)/.exec(message) ?? [];
  const [, inQuotes] = /volume "([^"]+)"/.exec(message) ?? [];
  const [, missing] = /(?:configmap|secret)s? "([^"]+)" not found/i.exec(message) ?? [];
  const all = listAt(pod, 'spec', 'volumes');
  const namespace = textAt(pod, 'metadata', 'namespace');
  const claims = snapshot
    .ofKind('', 'PersistentVolumeClaim')
    .filter((claim) => textAt(claim, 'metadata', 'namespace') === namespace);
  const claim = claims.find((one) => inQuotes !== undefined && textAt(one, 'spec', 'volumeName') === inQuotes);
  const claimName = textAt(claim, 'metadata', 'name');
  const tests: readonly ((volume: unknown) => boolean)[] = [
    (volume) => inQuotes !== undefined && own(volume, 'name') === inQuotes,
    (volume) => claimName !== '' && at(volume, 'persistentVolumeClaim', 'claimName') === claimName,
    (volume) => unmounted !== undefined && own(volume, 'name') === unmounted,
    (volume) => missing !== undefined && namesOf(volume).includes(missing),
  ];
  const found = tests.map((test) => all.findIndex(test)).find((position) => position !== -1);
  if (found !== undefined) return found;
  const claimed = all.flatMap((volume, position) =>
    own(volume, 'persistentVolumeClaim') === undefined ? [] : [position],
  );
  return claimed.length === 1 && /attach|Multi-Attach/i.test(message) ? (claimed[0] ?? -1) : -1;
}

function namesOf(volume: unknown): readonly string[] {
  return [textAt(volume, 'configMap', 'name'), textAt(volume, 'secret', 'secretName')];
}

/** The source of a projected volume that has what is missing. */
function projectedField(volume: unknown, missing: Problem['missing']): FieldPath | undefined {
  if (missing === undefined) return undefined;
  const { source, name, key } = missing;
  const position = listAt(volume, 'projected', 'sources').findIndex((one) =>
    name === undefined
      ? listAt(one, source, 'items').some((item) => own(item, 'key') === key)
      : textAt(one, source, 'name') === name,
  );
  if (position === -1) return undefined;
  return `.${index('projected.sources', position)}.${source}.${name === undefined ? 'items' : 'name'}`;
}

function fieldIn(volume: unknown, field: Problem['field']): FieldPath {
  if (field === '') return '';
  if (field === 'type') return own(volume, 'hostPath') === undefined ? '' : '.hostPath.type';
  if (own(volume, 'secret') !== undefined) return `.secret.${field === 'name' ? 'secretName' : field}`;
  return own(volume, 'configMap') === undefined ? '' : `.configMap.${field}`;
}
