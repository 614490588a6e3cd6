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

/** What may be secret in an object, and the strings that stand in it in the open, keys included. */
export interface Secrecy {
  readonly secrets: readonly Secret[];
  readonly open: ReadonlySet<string>;
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
  const open = new Set<string>();
  const seen = new Map<object, Set<View>>();
  const left: Place[] = [{ value: object, name: '', parent: undefined, depth: 0, view: 'open' }];
  let again = 0;
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const { value, view } = place;
    if (isObject(value)) {
      const views = entryOf(seen, value, () => new Set<View>());
      const isKnown = views.has(view);
      if (isKnown) again += Object.keys(value).length;
      // What is nested too deep, in itself, or would take too long, counts as secret as a whole.
      if (place.depth === deepest || again > mostAgain || (isKnown && isInItself(place))) {
        secrets.push({ steps: stepsTo(place), value: '' });
      } else for (const inner of placesIn(value, place, open).reverse()) left.push(inner);
      views.add(view);
    } else if (isScalar(value)) {
      const parts = partsOf(value, view);
      if (parts === undefined) secrets.push({ steps: stepsTo(place), value });
      else if (parts.length > 0) secrets.push({ steps: stepsTo(place), value, parts });
      else if (typeof value === 'string') open.add(value);
    }
  }
  return { secrets, open };
}

/**
 * How a value is looked at: as one that is secret with all that is in it, or by what it is. Variables and headers are the
 * same: pairs of a name and a value, in a list.
 */
type View = 'open' | 'secret' | 'pairs' | 'pair' | 'name';

interface Place {
  readonly value: unknown;
  readonly name: string;
  readonly parent: Place | undefined;
  readonly depth: number;
  readonly view: View;
}

function isInItself({ value, parent }: Place): boolean {
  for (let around = parent; around !== undefined; around = around.parent) if (around.value === value) return true;
  return false;
}

function placesIn(value: object, parent: Place, open: Set<string>): Place[] {
  const views = viewsOf(value, parent);
  return Object.entries(value).map(([name, inner]) => {
    open.add(name);
    return { value: inner, name, parent, depth: parent.depth + 1, view: views(name, inner) };
  });
}

function viewsOf(value: object, { view }: Place): (name: string, inner: unknown) => View {
  if (view === 'secret' || view === 'name') return () => 'secret';
  if (Array.isArray(value)) {
    if (view === 'pairs') return (_, inner) => (isObject(inner) ? 'pair' : 'pairs');
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
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

function isObject(value: unknown): value is object {
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

function stepsTo(place: Place): readonly string[] {
  const steps: string[] = [];
  for (let at: Place | undefined = place; at?.parent !== undefined; at = at.parent) steps.push(at.name);
  return steps.reverse();
}
