import type { Manifest } from '../../constructs/manifest';
import { own } from '../../values/own';

/** How a hash of content ends a name, and what it is printed as. */
const hash = /-[0-9a-f]{8}$/;
const mask = '-xxxxxxxx';

/** The kinds whose names end in a hash of their content, where they are immutable. */
const hashed: readonly unknown[] = ['ConfigMap', 'Secret'];

/** The fields that refer to objects of these kinds; a volume names a Secret by `secretName`. */
const references: ReadonlySet<string> = new Set(
  ['configMap', 'secret'].flatMap((source) => [source, `${source}Ref`, `${source}KeyRef`]),
);

/** A manifest in which hashes of content are masked: in the name of an immutable ConfigMap or Secret, and where it is used. */
export function withMaskedHashes(manifest: Manifest): Manifest {
  const masked = maskedIn(manifest) as Manifest;
  const { kind, immutable, metadata } = masked;
  if (immutable !== true || !hashed.includes(kind)) return masked;
  return { ...masked, metadata: withMaskedName(metadata, 'name') };
}

function maskedIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskedIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      const masked = maskedIn(inner);
      return [field, references.has(field) ? withMaskedName(withMaskedName(masked, 'name'), 'secretName') : masked];
    }),
  );
}

function withMaskedName(object: unknown, field: string): unknown {
  const name = own(object, field);
  if (typeof object !== 'object' || typeof name !== 'string' || !hash.test(name)) return object;
  return { ...object, [field]: name.replace(hash, mask) };
}
