import { type FieldPath, get } from '../../findings/field-path';
import { type Details, forbidden, invalid, type Report } from '../report/report';
import { changedField, type KindObject } from './changed-field';

/** Most immutable fields are invalid where they change; a change of a spec of which only some fields may is forbidden. */
const errors = { invalid, forbidden };

/** What differs from one immutable part to another. */
export interface Part {
  /** What to do. */
  readonly fix: string;
  /** How a server refuses a change. @default 'invalid' */
  readonly reason?: keyof typeof errors;
  /** The path that the server prints. @default the path of the part */
  readonly serverField?: FieldPath;
}

/**
 * A part of an object in which nothing may change. The finding is of the deepest field that holds all changes, where the
 * server names the whole part. Both objects are in canonical form.
 */
export function immutablePart(object: KindObject, old: object, path: FieldPath, part: Part, report: Report): void {
  const { fix, reason = 'invalid', serverField = path } = part;
  const field = changedField(get(object, path), get(old, path), path, object);
  if (field === undefined) return;
  const details: Details = { value: get(object, field), message: 'immutable', fix };
  const error = errors[reason];
  report(error('api/immutable-field', field, serverField === field ? details : { ...details, serverField }));
}
