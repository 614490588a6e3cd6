import { entryOf } from '../../values/entry-of';
import { mayNameSecret } from './secret-name';
import { credentialsIn, isReference } from './secret-text';

type Scalar = string | number | bigint | boolean;

/** A value in an object that may be secret. */
export interface Secret {
  /** The names and positions on the way to it. */
  readonly steps: readonly string[];
  readonly value: Scalar;
  /** What of a string is secret, where that is not all of it. */
  readonly parts?: readonly string[];
}

/** No object of Kubernetes has fields that are deeper. */
const deepest = 64;

/** How many entries of objects that stand in several places, as those of an alias, are looked at again. */
const mostAgain = 1 << 20;

/** Longer texts are not looked through: all of one is secret. */
const longest = 1 << 18;

/** What may be secret in an object, and the strings that stand in it in the open, keys included, as often as they do. */
export interface Secrecy {
  readonly secrets: readonly Secret[];
  readonly open: readonly string[];
}

/**
 * What may be secret in an object, or in a list of them, however wrong its shape:
 * - all values of a `Secret`, but those of `metadata`, `type` and `immutable`, whatever its `apiVersion` is;
 * - `stringData` of anything, and the last-applied-configuration that kubectl keeps in an annotation;
 * - what stands in any map under a name that says so, but references to Secrets;
 * - environment variables and headers whose names say so, what stands in one where nothing belongs, and what stands
 *   behind its name in one text with it;
 * - the value of an option whose name says so, in `args` or any list of strings;
 * - in all other strings, what {@link credentialsIn} finds.
 */
export function secretsIn(object: unknown): Secrecy {
  const secrets: Secret[] = [];
  const open: string[] = [];
  const seen = new Map<View, Set<object>>();
  /** The names and positions on the way to where it is looked, and the objects. */
  const steps: string[] = [];
  const around: object[] = [];
  let again = 0;
  const look = (value: unknown, view: View): void => {
    if (isObject(value)) {
      const ofView = entryOf(seen, view, () => new Set());
      const isKnown = ofView.has(value);
      if (isKnown) again += Object.keys(value).length;
      // What is nested too deep, in itself, or would take too long, counts as secret as a whole.
      if (steps.length === deepest || again > mostAgain || (isKnown && around.includes(value))) {
        secrets.push({ steps: [...steps], value: '' });
        return;
      }
      ofView.add(value);
      around.push(value);
      const viewOfEntry = viewsOf(value, view);
      for (const name of Object.keys(value)) {
        const inner: unknown = value[name];
        open.push(name);
        steps.push(name);
        look(inner, viewOfEntry(name, inner));
        steps.pop();
      }
      around.pop();
    } else if (isScalar(value)) {
      const parts = partsOf(value, view);
      if (parts === undefined) secrets.push({ steps: [...steps], value });
      else if (parts.length > 0) secrets.push({ steps: [...steps], value, parts });
      else if (typeof value === 'string') open.push(value);
    }
  };
  look(object, 'open');
  return { secrets, open };
}

/**
 * How a value is looked at: as one that is secret with all that is in it, or by what it is. Variables and headers are the
 * same: pairs of a name and a value, in a list.
 */
type View = 'open' | 'secret' | 'pairs' | 'pair' | 'name';

function viewsOf(value: object, view: View): (name: string, inner: unknown) => View {
  if (view === 'secret' || view === 'name') return () => 'secret';
  if (Array.isArray(value)) {
    if (view === 'pairs') return (_, inner) => (isObject(inner) ? 'pair' : 'pairs');
    // No variable is a list: whose name is in it, and whose value, nobody can say.
    if (view === 'pair') return () => 'secret';
    return (at, inner) => (isSecretOption(value[Number(at) - 1], inner) ? 'secret' : 'open');
  }
  if (view === 'pair' || (view === 'pairs' && isPair(value))) return pairViews(value);
  const isSecret = isSecretKind((value as { readonly kind?: unknown }).kind);
  return (name, inner) =>
    isSecret ? (openInSecret.get(name) ?? 'secret') : (knownViews.get(name) ?? viewOf(name, inner));
}

function isSecretKind(kind: unknown): boolean {
  return typeof kind === 'string' && /^secret(?:list)?$/i.test(kind);
}

const openInSecret: ReadonlyMap<string, View> = new Map(
  ['apiVersion', 'kind', 'metadata', 'type', 'immutable'].map((name) => [name, 'open']),
);

const knownViews: ReadonlyMap<string, View> = new Map([
  ['stringData', 'secret'],
  ['kubectl.kubernetes.io/last-applied-configuration', 'secret'],
  ['env', 'pairs'],
  ['httpHeaders', 'pairs'],
  ['automountServiceAccountToken', 'open'],
]);

/** Fields of Kubernetes in which Secrets are referred to. */
const references: ReadonlySet<string> = new Set(['secret', 'secrets', 'imagePullSecrets', 'serviceAccountToken']);

/** An entry of any map. */
function viewOf(name: string, inner: unknown): View {
  if (!mayNameSecret(name) || isReferenceTo(inner)) return 'open';
  return references.has(name) && isObject(inner) ? 'open' : 'secret';
}

/** One variable or header where a list of them belongs. */
function isPair(value: object): boolean {
  return ['name', 'value', 'valueFrom'].some((name) => Object.hasOwn(value, name));
}

function pairViews(pair: object): (name: string, inner: unknown) => View {
  const { name: called, valueFrom } = pair as { readonly name?: unknown; readonly valueFrom?: unknown };
  // A value next to a source is likely what the source has.
  const isSecret = typeof called !== 'string' || mayNameSecret(called) || valueFrom !== undefined;
  return (name, inner) => {
    if (name === 'name') return typeof inner === 'string' ? 'name' : 'open';
    if (name === 'valueFrom') return isObject(inner) ? 'open' : 'secret';
    if (name !== 'value' || isObject(inner)) return 'secret';
    return isSecret && !isReferenceTo(inner) ? 'secret' : 'open';
  };
}

function isReferenceTo(value: unknown): boolean {
  return typeof value === 'string' && (value === '' || isReference(value));
}

/** `--password`, where the value is the next string; `-p` and `-a`; `-u`, where a user may have one. */
function isSecretOption(before: unknown, inner: unknown): boolean {
  if (typeof before !== 'string' || !/^--?[A-Za-z][\w.-]*$/.test(before)) return false;
  if (before === '-p') return !/^[\d.:]*$/.test(String(inner));
  // Of redis-cli, whose name may be in `command`.
  if (before === '-a') return !/^(?:[-/].*|[\d.:]*)$/.test(String(inner));
  if (/^-[uU]$|^--(?:proxy-)?user$/.test(before)) return typeof inner === 'string' && /:(?!\d*$)/.test(inner);
  return mayNameSecret(before);
}

function isScalar(value: unknown): value is Scalar {
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'bigint' || type === 'boolean';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** What of a value is secret; `undefined` where all of it may be. */
function partsOf(value: Scalar, view: View): readonly string[] | undefined {
  if (view === 'secret') return undefined;
  if (typeof value !== 'string') return [];
  if (value.length > longest) return undefined;
  if (view === 'name') return behind(value, /[=:]/);
  return view === 'pairs' ? behind(value, /[=:\s]/) : credentialsIn(value);
}

/** What is behind the name of a variable or header in one text with it: `TOKEN=x`, `Authorization: x`. */
function behind(text: string, separator: RegExp): readonly string[] {
  const value = text.slice(text.split(separator, 1)[0]?.length).replace(/^[=:\s]+/, '');
  return value === '' ? [] : [value];
}
