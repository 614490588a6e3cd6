import type { IConstruct } from 'constructs';
import type { Manifest } from '../../constructs/manifest';
import { own } from '../../values/own';

/** Whether a value says what kind of object it is. */
export function isManifest(value: unknown): value is Manifest {
  return typeof own(value, 'apiVersion') === 'string' && typeof own(value, 'kind') === 'string';
}

/** Whether a value is in the tree of constructs: by its form, as several copies of constructs may be installed. */
export function isConstruct(value: unknown): value is IConstruct {
  if (typeof value !== 'object' || value === null || !('node' in value)) return false;
  const { node } = value as { readonly node: unknown };
  return typeof node === 'object' && node !== null && 'findAll' in node;
}
