import { type ApiObject, resolve } from 'cdk8s';
import { addition as additionCheck } from '../pod/addition-checks';
import type { Addition, Attachment, Context } from '../pod/attachment';
import { check } from '../values/check';

/**
 * What an attachment adds, with its tokens (such as `Lazy`) resolved, and without nulls, as in an object's own.
 * @throws Error with the attachment's name, where `build` throws or returns something else.
 */
export function buildAddition(attachment: Attachment, context: Context, object: ApiObject): Addition {
  const where = `attachment "${attachment.name}"`;
  const addition = withoutNulls(resolve([], built(attachment, context, where), object));
  check(where, addition, additionCheck, 'the result of build');
  return addition;
}

function built(attachment: Attachment, context: Context, where: string): unknown {
  let addition: unknown;
  try {
    addition = attachment.build(context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${where}: build threw an error: ${reason}`, { cause: error });
  }
  // Resolving would make an empty object of it, and an attachment that adds nothing.
  if (addition instanceof Promise) {
    addition.catch(() => undefined);
    throw new TypeError(`${where}: build must not be async; return the addition, not a promise`);
  }
  return addition;
}

/** Nearly nothing has any, and is then not copied. */
function withoutNulls<T>(value: T): T {
  if (value === null || !hasNull(value)) return value;
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  const entries = Object.entries(value as object).filter(([, entry]) => entry !== null);
  return Object.fromEntries(entries.map(([name, entry]) => [name, withoutNulls(entry)])) as T;
}

function hasNull(value: unknown): boolean {
  if (typeof value !== 'object') return false;
  if (value === null) return true;
  if (Array.isArray(value)) return value.some(hasNull);
  for (const name in value) if (hasNull((value as Readonly<Record<string, unknown>>)[name])) return true;
  return false;
}
