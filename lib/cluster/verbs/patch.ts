import type { Connection } from '../connection/connection';
import type { ObjectOf, Reference } from '../objects/object-types';
import { targetOf } from '../objects/target';
import { type WriteOptions, written } from './write';

/** The ways to patch, as kubectl names them. */
export type PatchType = 'merge' | 'strategic' | 'json';

/** How an object is patched. */
export interface PatchOptions extends WriteOptions {
  /** `merge` as RFC 7386; `strategic` knows the keys of Kubernetes' lists; `json` as RFC 6902. @default 'merge' */
  readonly type?: PatchType | undefined;
  /** As `status`, `scale`. @default the object itself */
  readonly subresource?: string | undefined;
}

const contentTypes: Readonly<Record<PatchType, string>> = {
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  json: 'application/json-patch+json',
};

export const patchTypes = Object.keys(contentTypes);

export async function patchObject<const Of extends Reference>(
  connection: Connection,
  reference: Of,
  body: object,
  { type = 'merge', subresource, ...options }: PatchOptions = {},
): Promise<ObjectOf<Of>> {
  const contentType = contentTypes[type];
  const target = await targetOf(connection, reference);
  const path = subresource === undefined ? target.path : `${target.path}/${subresource}`;
  return (await connection.request({ method: 'PATCH', path, body, contentType, ...written(options) })) as ObjectOf<Of>;
}
