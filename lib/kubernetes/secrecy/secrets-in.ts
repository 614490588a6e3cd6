import { entryOf } from '../entry-of';
import { isSecretName } from './secret-name';
import { credentialsIn, isReference } from './secret-text';

/** A value in an object that may be secret. */
export interface Secret {
  /** The names and positions on the way to it. */
  readonly steps: readonly string[];
  readonly value: string | number | boolean;
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
 * - environment variables, and entries of `data`, whose names say so, what stands in a variable where nothing belongs,
 *   and what stands behind `=` in its name;
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
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      const parts = view === 'secret' ? undefined : view === 'name' ? partsOfName(value) : partsOf(value);
      if (parts === undefined) secrets.push({ steps: stepsTo(place), value });
      else if (parts.length > 0) secrets.push({ steps: stepsTo(place), value, parts });
      else if (typeof value === 'string') open.add(value);
    }
  }
  return { secrets, open };
}

/** How a value is looked at: as one that is secret with all that is in it, or by what it is. */
type View = 'open' | 'secret' | 'name' | 'settings' | 'variables' | 'variable';

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
    if (view === 'variables') return (_, inner) => (isObject(inner) ? 'variable' : 'open');
    return (at) => (isSecretOption(value[Number(at) - 1]) ? 'secret' : 'open');
  }
  if (view === 'variable' || (view === 'variables' && isVariable(value))) return variableViews(value);
  if (view === 'variables' || view === 'settings') return settingView;
  const isSecret = isSecretKind((value as { readonly kind?: unknown }).kind);
  return (name) => (isSecret ? (openInSecret.get(name) ?? 'secret') : (knownViews.get(name) ?? 'open'));
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
  ['env', 'variables'],
  ['data', 'settings'],
]);

/** A map of names and values: of a ConfigMap, or where a list of variables belongs. */
function settingView(name: string, inner: unknown): View {
  return isSecretName(name) && !isReferenceTo(inner) ? 'secret' : 'open';
}

/** One variable where a list of them belongs. */
function isVariable(value: object): boolean {
  return ['name', 'value', 'valueFrom'].some((name) => Object.hasOwn(value, name));
}

function variableViews(variable: object): (name: string, inner: unknown) => View {
  const { name: called, valueFrom } = variable as { readonly name?: unknown; readonly valueFrom?: unknown };
  // A value beside a source is likely what the source has.
  const isSecret = typeof called !== 'string' || isSecretName(called) || valueFrom !== undefined;
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

/** `--password`, where the value is the next string. */
function isSecretOption(before: unknown): boolean {
  return typeof before === 'string' && /^--?[A-Za-z][\w.-]*$/.test(before) && isSecretName(before);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What of a value is secret; `undefined` where all of it may be. */
function partsOf(value: string | number | boolean): readonly string[] | undefined {
  if (typeof value !== 'string') return [];
  return value.length > longest ? undefined : credentialsIn(value);
}

/** The name of a variable that is written with its value: `TOKEN=x`. */
function partsOfName(value: string | number | boolean): readonly string[] {
  const text = String(value);
  const at = text.indexOf('=');
  return at === -1 || at === text.length - 1 ? [] : [text.slice(at + 1)];
}

function stepsTo(place: Place): readonly string[] {
  const steps: string[] = [];
  for (let at: Place | undefined = place; at?.parent !== undefined; at = at.parent) steps.push(at.name);
  return steps.reverse();
}
