import { normalizedApiVersion } from '../../kubernetes/kinds';
import { objectsIn } from '../../kubernetes/list-items';
import { listAt, mapAt, textAt } from '../../status/snapshot/read';
import { keyOf, type ObjectReference, textOf } from '../../status/snapshot/references';
import { own } from '../../values/own';
import type { ApiResource, Connection } from '../connection/connection';
import type { Wanted } from '../objects/live-objects';
import type { Entries } from '../objects/object-types';
import { memberLabel } from './apply-set';
import type { PlacedConflict } from './conflicts';
import { dependenciesOf } from './dependencies';
import { otherEventOf } from './hooks';
import { ManifestError } from './manifest-error';
import { withStoredData } from './secret-data';

/** An object that is applied. */
export interface Item extends Wanted {
  /** With its namespace, and the label of its set. */
  readonly manifest: Entries;
  readonly dependencies: readonly ObjectReference[];
  /** Fields that were in the manifest, and are left to others. */
  readonly left: readonly PlacedConflict[];
  /** Whether its kind is defined by another manifest, and not served yet. */
  readonly isDefinedHere: boolean;
}

/**
 * The objects of manifests, each as it is sent, without hooks for other events.
 * @throws ManifestError for a manifest without kind or name, for two of the same object, and for a kind that the server does not
 * serve and no CustomResourceDefinition among the manifests defines
 */
export async function itemsOf(
  manifests: unknown,
  connection: Connection,
  namespace: string,
  set: string | undefined,
): Promise<readonly Item[]> {
  const objects = (Array.isArray(manifests) ? manifests : [manifests]).flatMap((one) => objectsIn(one));
  const named = objects.flatMap(({ object }, at) =>
    otherEventOf(object) === undefined ? [namedManifest(object, at)] : [],
  );
  const resources = await resourcesOf(named, connection);
  const items = named.map((one) => itemOf(one, resources, namespace, set));
  const seen = new Set<string>();
  for (const { reference } of items) {
    const key = keyOf(reference);
    if (seen.has(key)) throw new ManifestError(`${textOf(reference)} is set twice; remove one of the manifests`);
    seen.add(key);
  }
  return items;
}

interface Named {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly manifest: Entries;
}

function namedManifest(manifest: unknown, at: number): Named {
  const where = `manifest ${at + 1}`;
  if (typeof manifest !== 'object' || manifest === null) throw new ManifestError(`${where} must be an object`);
  const [apiVersion, kind] = [normalizedApiVersion(textAt(manifest, 'apiVersion')), textAt(manifest, 'kind')];
  const name = textAt(manifest, 'metadata', 'name');
  if (apiVersion === '' || kind === '') throw new ManifestError(`${where}: missing apiVersion or kind`);
  if (name !== '') return { apiVersion, kind, name, manifest: manifest as Entries };
  const generated = textAt(manifest, 'metadata', 'generateName');
  throw new ManifestError(
    generated === ''
      ? `${where} (${kind}): missing metadata.name`
      : `${where} (${kind} "${generated}…"): an object with generateName cannot be applied again; set metadata.name`,
  );
}

/** How the server serves a kind, or will once its definition is applied. */
interface Served {
  readonly resource: ApiResource;
  readonly isDefinedHere: boolean;
}

async function resourcesOf(named: readonly Named[], connection: Connection): Promise<ReadonlyMap<string, Served>> {
  const kinds = new Map(named.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  const definitions = named.filter(({ kind }) => kind === 'CustomResourceDefinition').map(({ manifest }) => manifest);
  const defined = new Map(definitions.flatMap(resourcesDefinedBy));
  const found = await Promise.all(
    [...kinds].map(async ([key, { apiVersion, kind }]) => {
      const resource = await connection.resourceOf(apiVersion, kind);
      if (resource !== undefined) return [key, { resource, isDefinedHere: false as boolean }] as const;
      const here = defined.get(key);
      if (here !== undefined) return [key, { resource: here, isDefinedHere: true }] as const;
      throw new ManifestError(
        `the server does not serve ${kind} of ${apiVersion}; apply its CustomResourceDefinition, or correct apiVersion and kind`,
      );
    }),
  );
  return new Map(found);
}

function resourcesDefinedBy(definition: Entries): readonly (readonly [string, ApiResource])[] {
  const [group, kind, plural] = [
    textAt(definition, 'spec', 'group'),
    textAt(definition, 'spec', 'names', 'kind'),
    textAt(definition, 'spec', 'names', 'plural'),
  ];
  const namespaced = textAt(definition, 'spec', 'scope') === 'Namespaced';
  const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
  return listAt(definition, 'spec', 'versions').map((version) => {
    const apiVersion = `${group}/${textAt(version, 'name')}`;
    const subresources = Object.keys((own(version, 'subresources') ?? {}) as object);
    return [`${apiVersion} ${kind}`, { apiVersion, kind, plural, namespaced, verbs, subresources }] as const;
  });
}

function itemOf(
  { apiVersion, kind, name, manifest }: Named,
  resources: ReadonlyMap<string, Served>,
  defaultNamespace: string,
  set: string | undefined,
): Item {
  const served = resources.get(`${apiVersion} ${kind}`);
  if (served === undefined) throw new ManifestError(`no resource for ${kind} of ${apiVersion}`);
  const { resource, isDefinedHere } = served;
  const { namespace: written, ...metadata } = manifest.metadata as Entries;
  const namespace = resource.namespaced ? textAt(manifest, 'metadata', 'namespace') || defaultNamespace : undefined;
  const labels = { ...mapAt(manifest, 'metadata', 'labels'), ...(set !== undefined && { [memberLabel]: set }) };
  const reference = { apiVersion, kind, ...(namespace !== undefined && { namespace }), name };
  const other = mapAt(manifest, 'metadata', 'labels')[memberLabel];
  if (set !== undefined && other !== undefined && other !== set) {
    throw new ManifestError(`${textOf(reference)} has the label ${memberLabel} of another set; remove it`);
  }
  return {
    reference,
    resource,
    isDefinedHere,
    left: [],
    dependencies: dependenciesOf(manifest),
    manifest: {
      ...withStoredData({ ...manifest, apiVersion }),
      metadata: {
        ...metadata,
        ...(namespace !== undefined && { namespace }),
        ...(Object.keys(labels).length > 0 && { labels }),
      },
    },
  };
}
