import { own } from '../../values/own';

/** Objects by kind and name; any, where these are absent. */
export interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/** Whether a target is an object: by the name that it has in its file, or, where it is renamed, by one that contains it. */
export function isTarget(target: Target, object: Target, isRenamed: boolean): boolean {
  if (target.kind !== undefined && target.kind !== object.kind) return false;
  const { name } = target;
  return name === undefined || name === object.name || (isRenamed && name.includes(object.name ?? ''));
}

/** What is said to be changed; what is chosen by an expression may be anything. */
export function targetOf(chosen: unknown): Target {
  const [kind, name] = [own(chosen, 'kind'), own(chosen, 'name')];
  return { ...(isPlain(kind) && { kind }), ...(isPlain(name) && { name }) };
}

function isPlain(text: unknown): text is string {
  return typeof text === 'string' && /^[\w.-]+$/.test(text) && !text.endsWith('.');
}
