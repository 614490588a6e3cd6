import type { Manifest } from '../../constructs/manifest';
import { get } from '../../findings/field-path';
import { hashOf } from '../../pod/config-map-name';
import { own } from '../../values/own';

/** What a hash at the end of a name is printed as. */
const mask = 'xxxxxxxx';

/** The fields that refer to a ConfigMap. */
const references: ReadonlySet<string> = new Set(['configMap', 'configMapRef', 'configMapKeyRef']);

/**
 * Manifests in which the hashes of attachments' files are masked: in the names of ConfigMaps among them, and where these are
 * used. Any other name stays, whatever it ends in.
 */
export function withMaskedHashes(manifests: readonly Manifest[]): readonly Manifest[] {
  const names = new Map(manifests.flatMap(maskedName));
  if (names.size === 0) return manifests;
  return manifests.map((manifest) => {
    const masked = maskedIn(manifest, names) as Manifest;
    return manifest.kind === 'ConfigMap' ? { ...masked, metadata: withMaskedName(masked.metadata, names) } : masked;
  });
}

/** The name of a ConfigMap that ends in the hash of its content, and how it is printed. */
function maskedName({ kind, immutable, metadata, data }: Manifest): readonly (readonly [string, string])[] {
  const name = get(metadata, 'name');
  if (kind !== 'ConfigMap' || immutable !== true || typeof name !== 'string' || !isFiles(data)) return [];
  const hash = hashOf(data);
  return name.endsWith(`-${hash}`) ? [[name, name.slice(0, -hash.length) + mask]] : [];
}

function isFiles(data: unknown): data is Readonly<Record<string, string>> {
  return typeof data === 'object' && data !== null && Object.values(data).every((file) => typeof file === 'string');
}

function maskedIn(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => maskedIn(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      const masked = maskedIn(inner, names);
      return [field, references.has(field) ? withMaskedName(masked, names) : masked];
    }),
  );
}

function withMaskedName(object: unknown, names: ReadonlyMap<string, string>): unknown {
  const name = own(object, 'name');
  const masked = typeof name === 'string' ? names.get(name) : undefined;
  return typeof object !== 'object' || masked === undefined ? object : { ...object, name: masked };
}
