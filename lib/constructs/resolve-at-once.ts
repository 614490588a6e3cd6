import {
  ApiObject,
  App,
  Chart,
  ImplicitTokenResolver,
  type IResolver,
  Lazy,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';

/**
 * A resolver for an app that has none of its own: asked for the whole of an object, it resolves all that is in it as
 * cdk8s' own three would.
 *
 * It exists because cdk8s looks up the app, makes a context, copies the path and asks every resolver for each single
 * value, which takes longer than all tokens of cdk8s-plus do. What is resolved is handed over as a class of its own,
 * in which cdk8s does not look for tokens. Where anything else could come of it, it leaves the object to cdk8s.
 */
export const resolveAtOnce: IResolver = {
  resolve(context) {
    const { key, value, obj } = context;
    if (key.length > 0 || !isWhole(value) || !hasStockResolvers(App.of(obj))) return;
    worksHere ??= tryHere();
    if (worksHere) context.replaceValue(resolvedInto(new Resolved(), value));
  },
};

const stock = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

/** Whether what an app resolves is what cdk8s resolves on its own. A program can add resolvers at any time. */
export function hasStockResolvers({ resolvers = [] }: App): boolean {
  const first = resolvers[0] === resolveAtOnce ? 1 : 0;
  if (resolvers.length !== first + stock.length) return false;
  return stock.every((one, at) => resolvers[first + at]?.constructor === one);
}

/** Fields by their names. */
interface Fields {
  [name: string]: unknown;
}

/** cdk8s looks for tokens in maps of the class Object itself, and takes any class of that name for a map when it prints. */
const { Object: Resolved } = { Object: class {} as new () => Fields };

/** Whether an object has only plain fields, and none by which cdk8s recognizes a token or a class. */
function isWhole(value: object): value is Fields {
  if (value.constructor !== Object || Object.hasOwn(value, 'constructor') || Object.hasOwn(value, '__proto__')) {
    return false;
  }
  return !('resolve' in value || 'value' in value);
}

function resolvedInto(result: Fields, fields: Fields): Fields {
  const keys = Object.keys(fields);
  // A token may change what comes after it, which cdk8s has read by then.
  const values = Object.values(fields);
  for (let at = 0; at < keys.length; at++) result[keys[at] as string] = resolved(values[at]);
  return result;
}

/** The properties by which cdk8s recognizes a token. */
interface Tokenlike {
  readonly resolve?: unknown;
  readonly value?: unknown;
}

/** The same questions as cdk8s asks, in the same order: some tokens give something else each time they are asked. */
function resolved(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return value;
  if (value instanceof Lazy) return resolved(value.produce());
  const token: Tokenlike = value;
  if (typeof token.resolve === 'function') return resolved(token.resolve());
  if (token.constructor !== Object && (typeof token.value === 'number' || typeof token.value === 'string')) {
    return resolved({ value: token.value });
  }
  if (Array.isArray(value)) return value.map((element) => resolved(element));
  return token.constructor === Object ? resolvedInto({}, value as Fields) : value;
}

let worksHere: boolean | undefined;

/** How cdk8s takes what is resolved is not public: it is tried, once a process, with an object that nobody sees. */
function tryHere(): boolean {
  worksHere = true;
  const chart = new Chart(new App({ outdir: '', resolvers: [resolveAtOnce] }), 'chart');
  const data = { none: {}, token: Lazy.any({ produce: () => [{ a: { resolve: () => null }, b: 1 }] }) };
  try {
    const manifest = new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap', ...{ data } }).toJson();
    return JSON.stringify(manifest.data) === '{"none":{},"token":[{"b":1}]}';
  } catch {
    return false;
  }
}
