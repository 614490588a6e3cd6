import { ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { withoutCredentials, withoutParts } from '../findings/secrecy/described';
import { secretsIn } from '../findings/secrecy/secrets-in';

/** Shorter ones are in many words; up to a length, a word of its own counts. */
const shortest = 4;
const longestWord = 8;

/**
 * Hides, in what constructs of anybody say of themselves, as in an error that they throw, what may be secret in the objects
 * among them, and credentials of any form. What stands in one of the objects in the open, too, stays.
 */
export function hiderFor(constructs: readonly IConstruct[]): (text: string) => string {
  let known: Known | undefined;
  return (text) => {
    known ??= knownOf(constructs);
    const { parts, open } = known;
    const said = parts.filter((part) => isIn(text, part) && !open.has(part));
    return withoutCredentials(withoutParts(text, said));
  };
}

interface Known {
  readonly parts: readonly string[];
  readonly open: ReadonlySet<string>;
}

function knownOf(constructs: readonly IConstruct[]): Known {
  const all = constructs.filter((one) => ApiObject.isApiObject(one)).map((object) => secretsIn(propsOf(object)));
  const parts = all
    .flatMap(({ secrets }) => secrets)
    .flatMap(({ value, parts }) => (parts ?? [String(value)]).flatMap(formsOf));
  return { parts: [...new Set(parts)], open: new Set(all.flatMap(({ open }) => open)) };
}

/** How a secret may be said: as it is, as JSON, or one of its lines. */
function formsOf(secret: string): readonly string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), ...secret.split('\n')];
}

function isIn(text: string, part: string): boolean {
  if (part.length < shortest || !text.includes(part)) return false;
  return part.length > longestWord || text.split(/[^\w.-]+/).includes(part) || /\W/.test(part);
}

/** What an object was given: it cannot be asked to render where that is what fails. */
function propsOf(object: ApiObject): unknown {
  const { props } = object as unknown as { readonly props?: unknown };
  try {
    return JSON.parse(JSON.stringify(props, (_, value: unknown) => (value instanceof Lazy ? value.produce() : value)));
  } catch {
    return props;
  }
}
