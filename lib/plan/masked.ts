import { described, withoutParts } from '../findings/secrecy/described';
import { type Secret, secretsIn } from '../findings/secrecy/secrets-in';
import type { Side } from './side';

/** What is secret at a place, and below it. */
interface Node {
  secret?: Secret;
  readonly inner: Map<string, Node>;
}

/** An object with a copy of it that may be shown: in place of what may be secret, it says what that is. */
export function withShown(value: unknown): Side {
  const { secrets } = secretsIn(value);
  if (secrets.length === 0) return { value, shown: value };
  const root: Node = { inner: new Map() };
  for (const secret of secrets) nodeAt(root, secret.steps).secret = secret;
  return { value, shown: shownAt(value, root) };
}

function nodeAt(root: Node, steps: readonly string[]): Node {
  let at = root;
  for (const step of steps) {
    const next: Node = at.inner.get(step) ?? { inner: new Map() };
    at.inner.set(step, next);
    at = next;
  }
  return at;
}

function shownAt(value: unknown, { secret, inner }: Node): unknown {
  if (secret !== undefined) return shownSecret(secret);
  if (typeof value !== 'object' || value === null) return value;
  const entry = (name: string, item: unknown) => {
    const node = inner.get(name);
    return node === undefined ? item : shownAt(item, node);
  };
  if (Array.isArray(value)) return value.map((item, at) => entry(String(at), item));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, entry(name, item)]));
}

function shownSecret({ value, parts }: Secret): string {
  return parts === undefined ? `(${described(value)})` : withoutParts(String(value), parts);
}
