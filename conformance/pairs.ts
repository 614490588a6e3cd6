import { isObject, type Json } from '../generate/json';
import type { Request } from '../oracle/api-server/ask';

/** An object, and the old one whose place it takes. */
export type Pair = {
  readonly old: Json;
  readonly object: Json;
  /** Whether it is an update through the Pod's `resize` subresource. */
  readonly resize?: boolean;
};

/** Whether what servers are asked about is an update: no object has these two fields and no kind. */
export function isPair(subject: Json): subject is Pair {
  return isObject(subject) && 'old' in subject && 'object' in subject && !('kind' in subject);
}

/** The object that a server would store. */
export function objectOf(subject: Json): Json {
  return isPair(subject) ? subject.object : subject;
}

/** What a server is asked of it. */
export function requestOf(id: number, subject: Json): Request {
  return { id: String(id), ...(isPair(subject) ? subject : { object: subject }) };
}
