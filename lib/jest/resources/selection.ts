import type { Manifest } from '../../constructs/manifest';
import { get } from '../../findings/field-path';
import { own } from '../../values/own';
import { isAbsent, isAsymmetric } from '../partial/asymmetric';
import { checkFields } from '../partial/check-fields';
import { checkValues } from '../partial/check-values';
import { compare } from '../partial/compare';
import { type Difference, valuesOf } from '../partial/difference';
import { type Schema, schemaOf } from '../partial/schema';

/** Which objects a matcher is about. */
export interface Selection {
  readonly kind?: string | undefined;
  /** A name, or a matcher of names. */
  readonly name?: unknown;
  readonly partial?: PartialObject | undefined;
}

/** A part of a manifest. */
export type PartialObject = Readonly<Record<string, unknown>>;

/** An object of the kind and name, and how it differs from the partial. */
export interface Candidate {
  readonly manifest: Manifest;
  readonly difference: Difference | undefined;
}

/**
 * The objects of a kind and name, those first that differ least.
 * @throws TypeError for a partial with a field that none of them can have.
 */
export function candidatesOf(
  where: string,
  manifests: readonly Manifest[],
  { kind, name, partial }: Selection,
): readonly Candidate[] {
  const named = manifests.filter((manifest) => isKind(manifest, kind) && isNamed(manifest, name));
  checkValues(where, partial);
  checkFields(where, partial, schemasFor(manifests, { kind, partial }));
  const compared = named.map((manifest) => ({
    manifest,
    difference: partial === undefined ? undefined : compare(partial, manifest, schemaOf(manifest)),
  }));
  return partial === undefined ? compared : compared.sort((one, other) => far(one, partial) - far(other, partial));
}

/** The schemas that a partial may be for: that of its apiVersion and kind, else those of the objects of its kind. */
function schemasFor(manifests: readonly Manifest[], { kind, partial }: Selection): readonly Schema[] {
  const wanted = kind ?? textIn(partial, 'kind');
  const apiVersion = textIn(partial, 'apiVersion');
  if (wanted !== undefined && apiVersion !== undefined) return [schemaOf({ apiVersion, kind: wanted })];
  return manifests.filter((manifest) => isKind(manifest, wanted)).map(schemaOf);
}

/** Whether an object is of a kind, if one is given. */
export function isKind(manifest: Manifest, kind: string | undefined): boolean {
  return kind === undefined || manifest.kind === kind;
}

function textIn(partial: PartialObject | undefined, field: string): string | undefined {
  const value = own(partial, field);
  return typeof value === 'string' ? value : undefined;
}

function isNamed(manifest: Manifest, name: unknown): boolean {
  if (isAbsent(name)) return true;
  const named = get(manifest, 'metadata.name');
  return isAsymmetric(name) ? name.asymmetricMatch(named) : named === name;
}

/** How far an object is from a partial: one of another kind or name is farther than any of the same. */
function far({ manifest, difference }: Candidate, partial: PartialObject): number {
  if (difference === undefined) return 0;
  const others = ['kind', 'metadata.name'].filter(
    (field) => get(partial, field) !== undefined && get(partial, field) !== get(manifest, field),
  );
  return others.length * 10_000 + valuesOf(difference).length;
}
