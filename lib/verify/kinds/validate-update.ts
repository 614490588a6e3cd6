import { kindDefinition } from '../../kubernetes/fields';
import type { ObjectMeta } from '../../kubernetes/generated/types';
import { isPathSegment } from '../api/formats/path-segment';
import { validateObjectMeta } from '../api/metadata/metadata';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { canonicalObject } from '../update/canonical';
import { validateMetadataUpdate } from '../update/metadata/metadata';
import { validatePodResize } from '../update/pod/resize';
import { kindRules } from './kinds';

type Entries = Record<string, unknown>;

/** Who is asked, and through what. */
export interface Request {
  readonly target: Target;
  /** Whether the object is a Pod, and its `resize` subresource is updated. */
  readonly resize: boolean;
}

/**
 * What the API server of the target refuses where an object takes the place of an old one of the same kind, beyond what it
 * refuses in the object alone. Both have to be decoded and defaulted.
 */
export function validateObjectUpdate(object: Entries, old: Entries, { target, resize }: Request, report: Report): void {
  const rules = kindRules(object);
  const definition = kindDefinition(String(object.apiVersion), String(object.kind));
  if (rules === undefined || definition === undefined) return;
  const [next, before] = [canonicalObject(object, definition), canonicalObject(old, definition)];
  validateMetadataUpdate(metadataOf(next), metadataOf(before), report);
  // The rules are those of the object's kind, and decoding has seen to the types of its fields.
  if (resize) validatePodResize(next as never, before as never, target, report);
  else rules.validateUpdate(next as never, before as never, target, report, object as never);
}

/** What servers check in the metadata of every object that takes the place of an old one, whatever its kind. */
export function validateAnyMetadata(object: Entries, old: Entries, target: Target, report: Report): void {
  validateObjectMeta(metadataOf(object), 'metadata', isPathSegment, target, report, { standardFinalizers: false });
  validateMetadataUpdate(metadataOf(object), metadataOf(old), report);
}

/**
 * Gives a decoded object that takes the place of an old one what a cluster gives it, in place.
 * @returns whether the cluster could do so. The server checks nothing else where it could not.
 */
export function allocateUpdate(object: Entries, old: Entries, target: Target, report: Report): boolean {
  return kindRules(object)?.allocateUpdate?.(object as never, old as never, target, report) ?? true;
}

function metadataOf({ metadata }: Entries): ObjectMeta {
  return (metadata ?? {}) as ObjectMeta;
}
