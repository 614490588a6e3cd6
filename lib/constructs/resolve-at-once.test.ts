import { ApiObject, App, Chart, type IResolver, JsonPatch, Lazy } from 'cdk8s';
import { ConfigMap, Cpu, Deployment, type IConfigMap, Probe, Volume } from 'cdk8s-plus-28';
import { Quantity } from 'cdk8s-plus-28/lib/imports/k8s';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import { hasStockResolvers, resolveAtOnce } from './resolve-at-once';

/** What an object renders to, or fails with, and who was asked for what until then. */
interface Outcome {
  readonly text: string;
  readonly asked: readonly string[];
}

type Ask = (name: string) => void;

function outcome(resolvers: IResolver[], props: (ask: Ask) => object): Outcome {
  const asked: string[] = [];
  const chart = new Chart(new App({ outdir: 'never-written', resolvers }), 'chart', { labels: { team: 'shop' } });
  const object = new ApiObject(chart, 'object', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    ...props((name) => void asked.push(name)),
  });
  return { text: textOf(() => object.toJson()), asked };
}

function textOf(render: () => unknown): string {
  try {
    return JSON.stringify(render(), (_key, entry) => (entry === undefined ? '(undefined)' : entry), 1);
  } catch (error) {
    return String(error);
  }
}

function expectSame(props: (ask: Ask) => object): void {
  expect(outcome([resolveAtOnce], props)).toEqual(outcome([], props));
}

/** A value that is made anew for each app, so that what one does to it the other does not see. */
type Make = (ask: Ask) => unknown;

/** Says that a token was asked. */
const asked = (ask: Ask, token: string, make: Make) => {
  ask(token);
  return make(ask);
};

const union = (value: unknown) =>
  new (class IntOrString {
    readonly value = value;
  })();

/** Names that cdk8s or JavaScript treat in their own way are among those of fields. */
const name = fc.oneof(
  fc.string(),
  fc.constantFrom('a', 'b', '10', '9', 'value', 'resolve', 'constructor', '__proto__', 'toJSON'),
);

const makes = fc.letrec<{ any: Make; map: Make }>((tie) => {
  const map = fc.array(fc.tuple(name, tie('any')), { maxLength: 4 }).map(
    (fields): Make =>
      (ask) => {
        const result = {};
        for (const [key, make] of fields) {
          Object.defineProperty(result, key, {
            value: make(ask),
            enumerable: true,
            configurable: true,
            writable: true,
          });
        }
        return result;
      },
  );
  const token = tie('any').chain((make) =>
    fc.constantFrom<Make>(
      (ask) => Lazy.any({ produce: () => asked(ask, 'lazy', make) }),
      (ask) => ({ more: 1, resolve: () => asked(ask, 'implicit', make) }),
      (ask) => Object.assign([1], { resolve: () => asked(ask, 'list', make) }),
      (ask) => Object.assign(() => 1, { resolve: () => asked(ask, 'function', make) }),
      (ask) => union(make(ask)),
    ),
  );
  return {
    map,
    any: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined)).map(
        (value): Make =>
          () =>
            value,
      ),
      fc.oneof(fc.string(), fc.integer()).map(
        (value): Make =>
          () =>
            union(value),
      ),
      fc.constantFrom<Make>(
        () => Quantity.fromString('50m'),
        () => Object.create(null),
        () => new Date(0),
        () => new Map([['a', 1]]),
        () => () => 1,
        () => Object.assign([1], { value: 2 }),
        () => Object.assign([1], { 3: 2 }),
        () => Object.defineProperty({ a: 1 }, 'read', { get: () => 'read', enumerable: true }),
        () => Object.defineProperty({ a: 1 }, 'hidden', { value: 'hidden' }),
        () =>
          Object.defineProperty({}, 'fails', {
            get: () => {
              throw new Error('read');
            },
            enumerable: true,
          }),
        () => ({
          resolve: () => {
            throw new Error('asked');
          },
        }),
      ),
      map,
      fc.array(tie('any'), { maxLength: 4 }).map(
        (list): Make =>
          (ask) =>
            list.map((make) => make(ask)),
      ),
      token,
    ),
  };
});

describe('resolveAtOnce', () => {
  it('resolves the same as cdk8s, with the same calls in order, and the same errors', () => {
    fc.assert(
      fc.property(makes.map, makes.any, makes.any, (fields, spec, extra) => {
        expectSame((ask) => ({
          ...(fields(ask) as object),
          spec: spec(ask),
          metadata: { name: 'one', extra: extra(ask) },
        }));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, (ask: Ask) => object]>([
    ['a field "value" of the object, as a PriorityClass has', () => ({ value: 1000, description: 'first' })],
    ['a field "value" that is a token', () => ({ value: Lazy.any({ produce: () => 1000 }) })],
    ['a field "resolve" that is a token', () => ({ resolve: Lazy.any({ produce: () => () => ({ a: 1 }) }) })],
    [
      'an object that resolves itself',
      () => ({ resolve: () => ({ apiVersion: 'v1', kind: 'Secret', data: union(1) }) }),
    ],
    ['a field "constructor"', () => ({ constructor: 'x' })],
    ['a field "constructor" that is the one of maps', () => ({ constructor: Object, data: union(1) })],
    [
      'a field "__proto__"',
      () => {
        const resolve = Lazy.any({ produce: () => () => 'x' });
        return Object.defineProperty({ a: 1 }, '__proto__', { value: { resolve }, enumerable: true });
      },
    ],
    [
      'a token that gives itself',
      () => ({
        data: {
          resolve() {
            return this;
          },
        },
      }),
    ],
    [
      'what holds itself',
      () => {
        const data: { again?: object } = {};
        data.again = data;
        return { data };
      },
    ],
    [
      'a token that counts',
      () => {
        let count = 0;
        const token = Lazy.any({ produce: () => ++count });
        return { a: token, b: [token], c: token };
      },
    ],
    [
      'a token that changes what comes after it and before it',
      () => {
        const data: Record<string, unknown> = {
          before: { a: 1 },
          token: Lazy.any({
            produce: () => {
              data.after = 2;
              data.more = 3;
              (data.before as { a: number }).a = 4;
              return 5;
            },
          }),
          after: 1,
        };
        return { data };
      },
    ],
    ['a number that is none', () => ({ data: { a: Number.NaN, b: 1n, c: Symbol('c') } })],
  ])('renders as cdk8s does %s', (_what, props) => {
    expectSame(props);
  });

  it('renders as cdk8s does where keys keep their order, and with patches', () => {
    const render = (resolvers: IResolver[]) => {
      const chart = new Chart(new App({ outdir: 'never-written', resolvers }), 'chart');
      const object = new ApiObject(chart, 'object', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        ...{ data: { b: union(1), a: '' } },
      });
      object.addJsonPatch(JsonPatch.add('/data/c', 'x'));
      return textOf(() => object.toJson());
    };
    process.env.CDK8S_DISABLE_SORT = '1';
    const unsorted = [render([resolveAtOnce]), render([])];
    delete process.env.CDK8S_DISABLE_SORT;
    expect(unsorted[0]).toBe(unsorted[1]);
    expect(render([resolveAtOnce])).toBe(render([]));
    expect(unsorted[0]).not.toBe(render([]));
  });

  it('renders objects of cdk8s-plus as cdk8s does', () => {
    const fill = (scope: Construct) => {
      const config = new ConfigMap(scope, 'config', { data: { a: 'b' } });
      const web = new Deployment(scope, 'web', {
        replicas: 2,
        spread: true,
        volumes: [Volume.fromConfigMap(scope, 'volume', config as IConfigMap)],
        containers: [
          {
            image: 'web',
            portNumber: 8080,
            liveness: Probe.fromHttpGet('/'),
            resources: { cpu: { request: Cpu.millis(50) } },
          },
        ],
      });
      web.exposeViaService();
    };
    const render = (resolvers: IResolver[]) => {
      const chart = new Chart(new App({ outdir: 'never-written', resolvers }), 'chart');
      fill(chart);
      return textOf(() => chart.toJson());
    };
    expect(render([resolveAtOnce])).toBe(render([]));
    expect(render([])).toContain('"cpu": "50m"');
  });

  it('uses only cdk8s if a program added a resolver later', () => {
    const seen: string[] = [];
    const app = new App({ outdir: 'never-written', resolvers: [resolveAtOnce] });
    expect(hasStockResolvers(app)).toBe(true);
    app.resolvers.push({ resolve: ({ key, value, replaceValue: _ }) => void seen.push(`${key.join('.')}: ${value}`) });
    expect(hasStockResolvers(app)).toBe(false);
    new ApiObject(new Chart(app, 'chart'), 'one', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      ...{ data: { a: 1 } },
    }).toJson();
    expect(seen).toContain('data.a: 1');
  });

  it('takes the place of all that cdk8s does value by value', () => {
    const keys: string[][] = [];
    const spy = jest.spyOn(resolveAtOnce, 'resolve').mockName('asked');
    outcome([resolveAtOnce], () => ({ data: { a: Lazy.any({ produce: () => ({ b: [1, 2, 3] }) }) } }));
    for (const [{ key }] of spy.mock.calls) keys.push(key);
    spy.mockRestore();
    // Of the metadata and of the object, each before and after.
    expect(keys).toEqual([[], [], [], []]);
  });
});
