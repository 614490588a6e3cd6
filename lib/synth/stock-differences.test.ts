import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { Construct, DependencyGroup } from 'constructs';
import { filesOf, temporaryFolder } from '../../test-helpers/temporary-folder';
import { readDocuments } from '../yaml';
import { GitOpsApp } from './gitops-app';

const folder = temporaryFolder();

type Fill = (app: App) => void;
type Files = Readonly<Record<string, string>>;

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
const objectIn = (scope: Construct, id: string, more: object = {}) =>
  new ApiObject(scope, id, { ...configMap, ...more });

/** What cdk8s and what ours write, for a program that knows nothing of ours. */
function both(
  fill: Fill,
  yamlOutputType = YamlOutputType.FILE_PER_CHART,
): { readonly stock: Files; readonly ours: Files } {
  const props = { yamlOutputType, recordConstructMetadata: true };
  const written = (app: App): Files => {
    fill(app);
    app.synth();
    const { '.cdk8s-pods': _index, ...files } = filesOf(app.outdir);
    return files;
  };
  return {
    stock: written(new App({ ...props, outdir: join(folder(), 'stock') })),
    ours: written(new GitOpsApp({ ...props, verify: false, outdir: join(folder(), 'ours') })),
  };
}

class AnnotatingChart extends Chart {
  override toJson() {
    return super.toJson().map((manifest) => ({ ...manifest, metadata: { name: manifest.metadata.name, labels: {} } }));
  }
}

class NamingChart extends Chart {
  override generateObjectName({ node }: ApiObject) {
    return `named-${node.id}`;
  }
}

class AddingObject extends ApiObject {
  override toJson() {
    return { ...super.toJson(), added: { z: 1, a: undefined } };
  }
}

class NoObject extends ApiObject {
  override toJson() {
    return undefined;
  }
}

describe('A GitOpsApp in the place of a cdk8s App writes the same bytes', () => {
  it.each<[string, Fill]>([
    ['a chart that changes what it renders', (app) => objectIn(new AnnotatingChart(app, 'chart'), 'settings')],
    [
      'a chart that renders something else',
      (app) => {
        const chart = new Chart(app, 'chart');
        objectIn(chart, 'settings');
        chart.toJson = () => [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'by-hand' } }];
      },
    ],
    ['a chart that names objects', (app) => objectIn(new NamingChart(app, 'chart', { namespace: 'shop' }), 'settings')],
    ['an object that changes what it renders', (app) => new AddingObject(new Chart(app, 'chart'), 'one', configMap)],
    [
      'an object whose name is patched',
      (app) => objectIn(new Chart(app, 'chart'), 'one').addJsonPatch(JsonPatch.replace('/metadata/name', 'patched')),
    ],
    [
      'metadata that renders on its own',
      (app) => {
        objectIn(new Chart(app, 'chart'), 'one').metadata.toJson = () => ({ name: 'by-hand' });
      },
    ],
    [
      'an object that a validation adds',
      (app) => {
        const chart = new Chart(app, 'chart');
        const validate = () => {
          if (chart.node.tryFindChild('late') === undefined) objectIn(chart, 'late');
          return [];
        };
        chart.node.addValidation({ validate });
      },
    ],
    [
      'tokens in tokens',
      (app) => {
        const inner = Lazy.any({ produce: () => ({ b: 1, a: null }) });
        objectIn(new Chart(app, 'chart'), 'one', { data: Lazy.any({ produce: () => [inner, undefined] }) });
      },
    ],
    [
      'a dependency on groups, charts, constructs and what is in another app',
      (app) => {
        const [one, two] = ['one', 'two'].map((id) => new Chart(app, id)) as [Chart, Chart];
        const elsewhere = objectIn(new Chart(new App({ outdir: 'never-written' }), 'elsewhere'), 'far');
        const inner = new Construct(one, 'inner');
        for (const id of ['b', 'a']) objectIn(inner, id);
        inner.node.addDependency(new DependencyGroup(objectIn(two, 'base')), elsewhere);
      },
    ],
    [
      'charts of the same name',
      (app) => {
        for (const team of ['red', 'blue']) objectIn(new Chart(new Construct(app, team), 'shop'), 'settings');
      },
    ],
    [
      'a resolver that is added',
      (app) => {
        app.resolvers.unshift({ resolve: (context) => context.value === 'a' && context.replaceValue('b') });
        objectIn(new Chart(app, 'chart'), 'one', { data: { key: 'a' } });
      },
    ],
    ['an app without charts', () => {}],
  ])('for %s', (_what, fill) => {
    const { stock, ours } = both(fill);
    expect(ours).toEqual(stock);
  });
});

describe('A GitOpsApp differs from a cdk8s App', () => {
  it('in an object that renders to nothing: it leaves no empty document', () => {
    const { stock, ours } = both((app) => {
      const chart = new Chart(app, 'chart');
      new NoObject(chart, 'none', configMap);
      objectIn(chart, 'one');
    });
    expect(stock['chart.k8s.yaml']).toBe(`\n---\n${ours['chart.k8s.yaml']}`);
  });

  it('in a folder for each chart: what a chart renders on its own counts there too, and files are named after it', () => {
    const fill: Fill = (app) => {
      objectIn(new AnnotatingChart(app, 'chart'), 'one').addJsonPatch(JsonPatch.replace('/metadata/name', 'patched'));
    };
    const { stock, ours } = both(fill, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE);
    expect(Object.keys(stock)).toEqual(['chart/ConfigMap.chart-one-c838e965.k8s.yaml', 'construct-metadata.json']);
    expect(stock['chart/ConfigMap.chart-one-c838e965.k8s.yaml']).not.toContain('labels: {}');
    expect(Object.keys(ours)).toEqual(['chart/ConfigMap.patched.k8s.yaml', 'construct-metadata.json']);
    expect(ours['chart/ConfigMap.patched.k8s.yaml']).toContain('labels: {}');
  });

  it('in a string that kubectl would read otherwise: it is quoted, as a value and as a key', () => {
    const data = { umask: '0o022', '0X1F': 'a', lines: 'a\u2028b\u0085', plain: 'as it is' };
    const { stock, ours } = both((app) => objectIn(new Chart(app, 'chart'), 'one', { data }));
    expect(ours['chart.k8s.yaml']).toContain(
      'data:\n  "0X1F": a\n  lines: "a\\u2028b\\u0085"\n  plain: as it is\n  umask: "0o022"',
    );
    expect(stock['chart.k8s.yaml']).toContain('umask: 0o022\n');
    const read = (text = '') => readDocuments(text).map(({ value }) => Reflect.get(Object(value), 'data'));
    expect(read(ours['chart.k8s.yaml'])).toEqual([data]);
    expect(read(stock['chart.k8s.yaml'])).toEqual([{ 31: 'a', lines: 'a\u2028b ', plain: 'as it is', umask: 18 }]);
  });

  it('in half a surrogate pair: it is an error that names the construct and the field', () => {
    const fill: Fill = (app) => objectIn(new Chart(app, 'chart'), 'one', { data: { a: '\ud83d' } });
    expect(() => both(fill)).toThrow('[chart/one] data.a: must not contain half a surrogate pair');
  });

  it('in an object that depends on itself, which cdk8s drops: it is a cycle', () => {
    const fill: Fill = (app) => {
      const one = objectIn(new Chart(app, 'chart'), 'one');
      one.addDependency(one);
    };
    expect(() => both(fill)).toThrow('Dependency cycle detected: chart/one => chart/one: each depends on the next');
    const app = new App({ outdir: join(folder(), 'stock') });
    fill(app);
    app.synth();
    expect(filesOf(app.outdir)).toMatchObject({ 'chart.k8s.yaml': '' });
  });

  it('in a chart that depends on several objects of its own, where cdk8s finds a cycle: the others wait for them', () => {
    const fill = (app: App) => {
      const chart = new Chart(app, 'chart');
      const [last, first, second] = ['last', 'first', 'second'].map((id) => objectIn(chart, id));
      if (first !== undefined && second !== undefined) chart.addDependency(first, second);
      return [app, last] as const;
    };
    const [stock] = fill(new App({ outdir: join(folder(), 'stock') }));
    expect(() => stock.synth()).toThrow('cycle');
    const [ours] = fill(new GitOpsApp({ verify: false }));
    expect([...ours.synthYaml().matchAll(/name: chart-(\w+)-/g)].map(([, id]) => id)).toEqual([
      'first',
      'second',
      'last',
    ]);
  });
});
