import { withoutCredentials, withoutParts } from '../findings/secrecy/described';
import { secretsIn } from '../findings/secrecy/secrets-in';
import { printable } from '../values/printable';
import { at } from './snapshot/read';
import type { Snapshot } from './snapshot/snapshot';

/** Longer texts are cut. */
const longest = 140;
/** As much of a text is looked through: a credential that is cut would not be known for one. */
const looked = 4000;
/** Shorter values are in many words. */
const shortestSecret = 4;

/** What programs colour their logs with. */
const colours = /\p{Cc}\[[\d;]{0,20}[A-Za-z]/gu;

/** A text of a snapshot as a message has it. */
export type Quote = (text: string, characters?: number) => string;

/**
 * Quotes texts that others wrote: in one line, not too long, and without credentials, values of the snapshot's Secrets, and
 * what may be secret in an object (its environment variables above all).
 */
export function quoting(snapshot: Snapshot): (object: unknown) => Quote {
  let ofSecrets: readonly string[] | undefined;
  return (object) => {
    let parts: readonly string[] | undefined;
    return (text, characters = longest) => {
      ofSecrets ??= snapshot.ofKind('', 'Secret').flatMap(valuesOf).flatMap(partsOf);
      parts ??= [
        ...ofSecrets,
        ...secretsIn(object).secrets.flatMap(({ value, parts: own }) => (own ?? [String(value)]).flatMap(partsOf)),
      ];
      const safe = withoutCredentials(withoutParts(text.slice(0, looked), parts));
      const line = printable(safe.replace(colours, '').replace(/\s+/g, ' ').trim());
      return line.length > characters ? `${line.slice(0, characters).trimEnd()}…` : line;
    };
  };
}

/** The values of a Secret, decoded. */
function valuesOf(secret: unknown): readonly string[] {
  const strings = (name: string) =>
    Object.values(at(secret, name) ?? {}).filter((value: unknown) => typeof value === 'string');
  return [
    ...strings('stringData'),
    ...strings('data').flatMap((value) => [value, Buffer.from(value, 'base64').toString()]),
  ];
}

/** A value, and the lines of one that has several: a log has them one by one. */
function partsOf(value: string): readonly string[] {
  return [value, ...value.split(/\r?\n/)].map((part) => part.trim()).filter((part) => part.length >= shortestSecret);
}
