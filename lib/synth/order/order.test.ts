import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import fc from 'fast-check';
import { dependsOnItself, fill, randomApps } from '../testdata/random-app';
import { orderOf } from './order';

const paths = (constructs: readonly IConstruct[]) => constructs.map(({ node }) => node.path);
const orderIn = (app: App) => orderOf(app).charts.map(({ chart, objects }) => [chart.node.path, paths(objects)]);
const newApp = () => new App({ outdir: 'never-written' });

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
const objectIn = (scope: Construct, id: string) => new ApiObject(scope, id, configMap);

/** The order that cdk8s gives the charts, and the objects of each; undefined where it finds a cycle. */
function stockOrder(app: App): readonly unknown[] | undefined {
  const seen: string[] = [];
  for (const object of app.node.findAll().filter(ApiObject.isApiObject) as ApiObject[]) {
    object.toJson = () => {
      seen.push(object.node.path);
      return {};
    };
  }
  try {
    app.synthYaml(); // resolves dependencies
    return app.charts.map((chart) => {
      seen.length = 0;
      chart.toJson();
      return [chart.node.path, [...seen]];
    });
  } catch (error) {
    if (/cycle/.test(String(error))) return undefined;
    throw error;
  }
}

describe('the order of charts and objects', () => {
  it('is what cdk8s makes of it, wherever cdk8s finds no cycle', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomApps(14), (plan) => {
        fc.pre(!dependsOnItself(plan));
        const expected = stockOrder(fill(newApp(), plan));
        if (expected === undefined) return;
        compared++;
        expect(orderIn(fill(newApp(), plan))).toEqual(expected);
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('is what cdk8s makes of IDs that are whole numbers, which JavaScript puts first, where nothing depends on anything', () => {
    const fill = () => {
      const app = newApp();
      const scopes = [app, app, app, new Construct(app, '8'), app];
      for (const [at, id] of ['b', '10', '9', '7', '010'].entries()) {
        const chart = new Chart(scopes[at] ?? app, id);
        for (const inner of ['2', 'x', '1']) objectIn(chart, inner);
      }
      return app;
    };
    expect(orderIn(fill())).toEqual(stockOrder(fill()));
    expect(orderIn(fill()).map(([path]) => path)).toEqual(['9', '10', '8/7', 'b', '010']);
  });

  it('takes a ladder of diamonds that cdk8s would go up and down two to the fiftieth times', () => {
    const chart = new Chart(newApp(), 'chart');
    let before: ApiObject[] = [];
    for (let step = 0; step < 50; step++) {
      const pair = [objectIn(chart, `left-${step}`), objectIn(chart, `right-${step}`)];
      for (const one of pair) one.addDependency(...before);
      before = pair;
    }
    const order = orderOf(App.of(chart));
    expect(paths(order.charts[0]?.objects ?? []).slice(-2)).toEqual(['chart/left-49', 'chart/right-49']);
    expect(order.waves((_, wave) => wave + 1)(before[0] as ApiObject)).toBe(49);
  });

  it('takes a chain of dependencies longer than the stack', () => {
    const chart = new Chart(newApp(), 'chart');
    const objects = Array.from({ length: 20_000 }, (_, at) => objectIn(chart, `o${at}`));
    for (const [at, object] of objects.entries()) if (at > 0) objects[at - 1]?.addDependency(object);
    expect(orderOf(App.of(chart)).charts[0]?.objects.slice(0, 2)).toEqual([objects.at(-1), objects.at(-2)]);
  });

  it('does not grow with the product of two charts that depend on each other', () => {
    const app = newApp();
    const [first, second] = ['first', 'second'].map((id) => new Chart(app, id)) as [Chart, Chart];
    for (let at = 0; at < 5000; at++) for (const chart of [first, second]) objectIn(chart, `o${at}`);
    first.addDependency(second);
    const order = orderOf(app);
    expect(paths(order.charts.map(({ chart }) => chart))).toEqual(['second', 'first']);
    expect(order.waves((_, wave) => wave + 1)(first.node.findChild('o0') as ApiObject)).toBe(1);
  });
});

describe('a cycle of dependencies', () => {
  it('is an error that names the constructs on it, in order', () => {
    const chart = new Chart(newApp(), 'chart');
    const [a, b, c] = ['a', 'b', 'c'].map((id) => objectIn(chart, id)) as [ApiObject, ApiObject, ApiObject];
    a.addDependency(b);
    b.addDependency(c);
    c.addDependency(a);
    expect(() => orderOf(App.of(chart))).toThrow(
      'Dependency cycle detected: chart/a => chart/b => chart/c => chart/a: each depends on the next',
    );
  });

  it('is found between charts, by way of what is in them', () => {
    const app = newApp();
    const [one, two] = ['one', 'two'].map((id) => objectIn(new Chart(app, id), 'object')) as [ApiObject, ApiObject];
    one.addDependency(two);
    two.addDependency(one);
    expect(() => orderOf(app)).toThrow(/^Dependency cycle detected: one => two => one:/);
  });

  it('is an object that depends on itself, which cdk8s silently drops', () => {
    const chart = new Chart(newApp(), 'chart');
    const object = objectIn(chart, 'object');
    object.addDependency(object);
    expect(App._synthChart(chart)).toEqual([]);
    expect(() => orderOf(App.of(chart))).toThrow('Dependency cycle detected: chart/object => chart/object');
  });

  it('is none where a chart depends on several objects of its own, which all others in it wait for', () => {
    const chart = new Chart(newApp(), 'chart');
    const last = objectIn(chart, 'last');
    const definitions = new Construct(chart, 'definitions');
    for (const id of ['one', 'two']) objectIn(definitions, id);
    const namespace = objectIn(chart, 'namespace');
    chart.addDependency(definitions, namespace);
    const order = orderOf(App.of(chart));
    expect(order.charts[0]?.objects).toHaveLength(4);
    expect(order.charts[0]?.objects.at(-1)).toBe(last);
  });
});

describe('a wave', () => {
  it('is one more than the highest of what an object waits for, over all charts', () => {
    const app = newApp();
    const [base, shop] = ['base', 'shop'].map((id) => new Chart(app, id)) as [Chart, Chart];
    const namespace = objectIn(base, 'namespace');
    const web = objectIn(shop, 'web');
    const job = objectIn(shop, 'job');
    shop.addDependency(base);
    web.addDependency(job);
    const waveOf = orderOf(app).waves((_, wave) => wave + 1);
    expect([namespace, job, web].map(waveOf)).toEqual([0, 1, 2]);
  });
});
