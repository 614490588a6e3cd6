import { mapAt, textAt } from '../../status/snapshot/read';
import { keyOf, textOf } from '../../status/snapshot/references';
import { own } from '../../values/own';
import type { Connection } from '../connection/connection';
import type { Entries } from '../objects/object-types';
import { ApplySetError, idLabel, memberLabel } from './apply-set';
import type { ConflictPolicy } from './conflicts';
import type { Item } from './items';
import { ownFields } from './manifest-fields';
import { labelled } from './set-members';

/** The field that says to which set an object belongs, as policies of conflicts name it. */
const setField = `metadata.labels[${memberLabel}]`;

/**
 * Rejects items that another set has: both would change and prune them. A policy for the field of the label, and no default,
 * takes them over.
 * @param nameOf the name of a set by its ID, where it is known
 * @throws ApplySetError
 */
export async function rejectMembersOfOthers(
  items: readonly Item[],
  live: ReadonlyMap<string, Entries>,
  set: string,
  policy: ConflictPolicy,
  nameOf: (id: string, namespace: string | undefined) => Promise<string | undefined>,
): Promise<void> {
  if (own(policy.byField, setField) === 'take') return;
  const others = items.flatMap(({ reference }) => {
    const id = setOf(live.get(keyOf(reference)));
    return id === undefined || id === set ? [] : [{ reference, id }];
  });
  const [first] = others;
  if (first === undefined) return;
  const name = await nameOf(first.id, first.reference.namespace);
  const more = others.length === 1 ? '' : ` (and ${others.length - 1} more)`;
  throw new ApplySetError(
    `${textOf(first.reference)}${more} belongs to another set, "${name ?? first.id}"; correct the name or the namespace of the set, or take it over: --conflicts '${setField}=take'`,
  );
}

/** An item that is applied without a set, and stays in that to which it belongs: else it would never be pruned. */
export function inItsSet(item: Item, live: Entries | undefined): Item {
  const id = setOf(live);
  const labels = ownFields(live)?.inner.get('f:metadata')?.inner.get('f:labels');
  if (id === undefined || labels?.inner.has(`f:${memberLabel}`) !== true) return item;
  const metadata = item.manifest.metadata as Entries;
  return {
    ...item,
    manifest: {
      ...item.manifest,
      metadata: { ...metadata, labels: { [memberLabel]: id, ...Object(metadata.labels) } },
    },
  };
}

/** The name of a set, where its Secret is in one of some namespaces and may be read. */
export async function nameOfSet(
  connection: Connection,
  id: string,
  namespaces: readonly (string | undefined)[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const secrets = await connection.resourceOf('v1', 'Secret');
  if (secrets === undefined) return undefined;
  const within = new Set(namespaces.flatMap((one) => one ?? []));
  const scope = { labelSelector: `${idLabel}=${id}`, signal };
  const found = await labelled(connection, secrets, within, scope).catch(() => []);
  const parent = found.find((object) => mapAt(object, 'metadata', 'labels')[idLabel] === id);
  return textAt(parent, 'metadata', 'name') || undefined;
}

function setOf(object: unknown): string | undefined {
  return mapAt(object, 'metadata', 'labels')[memberLabel];
}
