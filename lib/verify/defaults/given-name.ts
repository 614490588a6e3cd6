import type { ObjectMeta } from '../../kubernetes/generated/types';
import { longerThan } from '../../kubernetes/spelling';

/**
 * The name that the object gets: its own, or `generateName` (cut to 58 bytes) and five characters of the server's choice,
 * for which `xxxxx` stands here; `''` where it says neither.
 */
export function givenName(metadata: ObjectMeta | undefined): string {
  const name = metadata?.name ?? '';
  const prefix = metadata?.generateName ?? '';
  return name !== '' || prefix === '' ? name : madeName(prefix);
}

/** A name made of a prefix: see {@link givenName}. */
export function madeName(prefix: string): string {
  return `${cut(prefix, 58)}xxxxx`;
}

/** The first bytes of a text; of a character that they end in the middle of, a sign that stands for none. */
function cut(text: string, bytes: number): string {
  if (!longerThan(text, bytes)) return text;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text).subarray(0, bytes));
}
