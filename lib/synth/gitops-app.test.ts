import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, type IResolver, YamlOutputType } from 'cdk8s';
import fc from 'fast-check';
import { filesOf, temporaryFolder } from '../../test-helpers/temporary-folder';
import { WebWithLogProcessor } from '../constructs';
import { Workload } from '../constructs/workload';
import { GitOpsApp, type GitOpsAppProps } from './gitops-app';
import { dependsOnItself, fill, randomApps } from './testdata/random-app';

const folder = temporaryFolder();
const outputTypes = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

/** What an app writes into a folder of its own, but for the index. */
function written(app: App): Readonly<Record<string, string>> {
  app.synth();
  const { '.cdk8s-pods': _index, ...files } = filesOf(app.outdir);
  return files;
}

/** What cdk8s writes; undefined where it finds a cycle. */
function writtenByStock(app: App): Readonly<Record<string, string>> | undefined {
  try {
    return written(app);
  } catch (error) {
    if (/cycle/.test(String(error))) return undefined;
    throw error;
  }
}

function configMap(scope: Chart, id: string, data: Readonly<Record<string, string>> = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data });
}

function shop(props: GitOpsAppProps = {}): { readonly app: GitOpsApp; readonly chart: Chart } {
  const app = new GitOpsApp({ kubernetes: '1.35', outdir: join(folder(), 'dist'), ...props });
  return { app, chart: new Chart(app, 'shop', { namespace: 'shop' }) };
}

describe('GitOpsApp writes the bytes of cdk8s', () => {
  it('for any app and settings, but for the empty files of charts without objects', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        randomApps(12),
        fc.constantFrom(...outputTypes),
        fc.boolean(),
        fc.boolean(),
        (plan, yamlOutputType, recordConstructMetadata, keepOrderOfKeys) => {
          fc.pre(!dependsOnItself(plan));
          if (keepOrderOfKeys) process.env.CDK8S_DISABLE_SORT = '1';
          else delete process.env.CDK8S_DISABLE_SORT;
          const root = join(folder(), String(compared));
          const options = { yamlOutputType, recordConstructMetadata };
          const expected = writtenByStock(fill(new App({ ...options, outdir: join(root, 'stock') }), plan));
          if (expected === undefined) return;
          compared++;
          const full = Object.entries(expected).filter(([, text]) => text !== '');
          const app = new GitOpsApp({ ...options, outdir: join(root, 'ours'), verify: false });
          expect(written(fill(app, plan))).toEqual(Object.fromEntries(full));
        },
      ),
      { numRuns: 300 },
    );
    delete process.env.CDK8S_DISABLE_SORT;
    expect(compared).toBeGreaterThan(60);
  });

  it('verified or not, and as one text', () => {
    const texts = [new App(), new GitOpsApp({ verify: false }), new GitOpsApp({ kubernetes: '1.35' })].map((app) => {
      const chart = new Chart(app, 'shop');
      for (const name of ['b', 'a']) configMap(chart, name, { text: 'two\nlines', number: '010' });
      return app.synthYaml();
    });
    expect(texts[0]).toContain('"010"');
    expect(new Set(texts).size).toBe(1);
  });

  it('with other file names where cdk8s writes one object over another', () => {
    const fillWith = (app: App) => {
      for (const namespace of ['one', 'two']) configMap(new Chart(app, namespace, { namespace }), 'settings');
      return app;
    };
    const perObject = { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE };
    const stock = written(fillWith(new App({ ...perObject, outdir: join(folder(), 'stock') })));
    expect(Object.keys(stock)).toEqual(['ConfigMap.settings.k8s.yaml']);
    const ours = written(fillWith(new GitOpsApp({ ...perObject, verify: false, outdir: join(folder(), 'ours') })));
    expect(Object.values(ours).map((text) => /namespace: (\w+)/.exec(text)?.[1])).toEqual(['one', 'two']);
  });
});

describe('GitOpsApp touches the folder', () => {
  it('with what resolvers of the app say', () => {
    const resolvers: IResolver[] = [{ resolve: (context) => context.value === 'a' && context.replaceValue('b') }];
    const { app, chart } = shop({ resolvers });
    configMap(chart, 'settings', { key: 'a' });
    expect(app.resolvers).toEqual(new App({ resolvers, outdir: app.outdir }).resolvers);
    expect(app.synthYaml()).toContain('key: b');
  });

  it('only where everything was verified', () => {
    const { app, chart } = shop();
    configMap(chart, 'settings');
    app.synth();
    const before = filesOf(app.outdir);
    const next = shop();
    configMap(next.chart, 'other');
    new ApiObject(next.chart, 'wrong', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [] } });
    expect(() => next.app.synth()).toThrow('[shop/wrong] spec.containers: missing; add at least one container');
    expect(filesOf(app.outdir)).toEqual(before);
  });

  it('as little as it has to: what is as it was stays, what it no longer has goes, what is not its own is left', () => {
    const first = shop({ layout: 'file-per-object' });
    for (const name of ['kept', 'dropped']) configMap(first.chart, name);
    first.app.synth();
    writeFileSync(join(first.app.outdir, 'README.md'), 'mine');
    const { mtimeNs } = statSync(join(first.app.outdir, 'ConfigMap.kept.k8s.yaml'), { bigint: true });
    const second = shop({ layout: 'file-per-object' });
    for (const name of ['kept', 'new']) configMap(second.chart, name);
    second.app.synth();
    const files = Object.keys(filesOf(second.app.outdir));
    expect(files).toEqual(['.cdk8s-pods', 'ConfigMap.kept.k8s.yaml', 'ConfigMap.new.k8s.yaml', 'README.md']);
    const after = statSync(join(first.app.outdir, 'ConfigMap.kept.k8s.yaml'), { bigint: true });
    expect(after.mtimeNs).toBe(mtimeNs);
  });

  it('anew when it is synthesized again, with what came and without what went', () => {
    const { app, chart } = shop({ layout: 'file-per-object' });
    configMap(chart, 'dropped');
    app.synth();
    chart.node.tryRemoveChild('dropped');
    configMap(new Chart(app, 'more'), 'new');
    app.synth();
    expect(Object.keys(filesOf(app.outdir))).toEqual(['.cdk8s-pods', 'ConfigMap.new.k8s.yaml']);
  });

  it('as if it were alone: what another App of the program wrote there is deleted, with a warning', async () => {
    await new Promise(setImmediate); // what the tests before had to say is said
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const first = shop({ layout: 'file-per-object' });
    configMap(first.chart, 'one');
    first.app.synth();
    first.app.synth();
    await new Promise(setImmediate);
    expect(said).not.toHaveBeenCalled();
    const second = shop({ layout: 'file-per-object' });
    configMap(second.chart, 'other');
    second.app.synth();
    await new Promise(setImmediate);
    const text = said.mock.calls.map(([line]) => String(line)).join('');
    said.mockRestore();
    expect(text).toContain('deleted ConfigMap.one.k8s.yaml, the output of another App of this program');
  });

  it('and no other: a temporary folder leaves nothing in the working folder', () => {
    const { app, chart } = shop();
    configMap(chart, 'settings');
    const build = statSync('build/pods.json', { throwIfNoEntry: false })?.mtimeMs;
    app.synth();
    expect(statSync('build/pods.json', { throwIfNoEntry: false })?.mtimeMs).toBe(build);
  });
});

describe('GitOpsApp with check', () => {
  const synthesized = (data: Readonly<Record<string, string>>, check: boolean) => {
    const { app, chart } = shop({ check });
    configMap(chart, 'settings', data);
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    app.synth();
    const said = write.mock.calls.map(([text]) => String(text)).join('');
    write.mockRestore();
    const { exitCode } = process;
    process.exitCode = 0;
    return { said, exitCode };
  };

  it('prints no differences if the folder is up to date', () => {
    synthesized({ level: 'info' }, false);
    expect(synthesized({ level: 'info' }, true)).toEqual({ said: '', exitCode: 0 });
  });

  it('prints what differs, exits with 1 and writes nothing', () => {
    synthesized({ level: 'info' }, false);
    const before = filesOf(join(folder(), 'dist'));
    const { said, exitCode } = synthesized({ level: 'debug' }, true);
    expect(exitCode).toBe(1);
    expect(said).toContain('shop.k8s.yaml');
    expect(said).toMatch(/-\s+level: info\n\+\s+level: debug\n/);
    expect(filesOf(join(folder(), 'dist'))).toEqual(before);
  });
});

describe('GitOpsApp tells', () => {
  it('an engine the order and rollout in annotations, and kustomize the order of files', () => {
    const { app, chart } = shop({ layout: 'folder-per-namespace', kustomization: true, gitOps: 'argo-cd' });
    const [namespace, settings] = [configMap(chart, 'base'), configMap(chart, 'settings')];
    settings.addDependency(namespace);
    const files = written(app);
    expect(Object.keys(files)).toEqual([
      'kustomization.yaml',
      'shop/ConfigMap.base.k8s.yaml',
      'shop/ConfigMap.settings.k8s.yaml',
      'shop/kustomization.yaml',
    ]);
    expect(files['shop/ConfigMap.settings.k8s.yaml']).toContain('argocd.argoproj.io/sync-wave: "1"');
    expect(files['shop/ConfigMap.base.k8s.yaml']).not.toContain('sync-wave');
  });

  it('what the YAML cannot carry in pods.json: construct, writers of fields, drains', () => {
    const podsJson = join(folder(), 'build', 'pods.json');
    const { app, chart } = shop({ podsJson, verify: false });
    new WebWithLogProcessor(chart, 'storefront', {
      workload: { kind: 'Deployment', replicas: 2 },
      web: { image: 'registry.example/storefront:1' },
      logs: { directory: '/var/log/web', sizeLimit: '64Mi', rotation: 'app' },
      logProcessor: require('../attachments').fluentBit(),
    });
    app.synth();
    const { objects } = JSON.parse(readFileSync(podsJson, 'utf8'));
    expect(objects['Deployment/shop/storefront']).toMatchObject({
      construct: 'shop/storefront',
      origins: { 'spec.template.spec.initContainers[0]': 'attachment "fluent-bit"' },
      drains: { 'fluent-bit': expect.any(Number) },
    });
    expect(Object.keys(objects).filter((key) => key.startsWith('ConfigMap/shop/storefront-fluent-bit-'))).toHaveLength(
      1,
    );
  });
});

describe('GitOpsApp refuses', () => {
  it('an unknown layout, with the nearest one', () => {
    expect(() => new GitOpsApp({ layout: 'file-per-charts' as never })).toThrow(
      'got "file-per-charts"; did you mean "file-per-chart"?',
    );
  });

  it('layout and yamlOutputType together', () => {
    const both = { layout: 'file-per-app', yamlOutputType: YamlOutputType.FILE_PER_CHART } as const;
    expect(() => new GitOpsApp(both)).toThrow(
      'GitOpsApp: layout ("file-per-app") and yamlOutputType (FILE_PER_CHART) are both set',
    );
  });

  it('a folder that is a file, before anything is written', () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'dist'), '');
    const { app, chart } = shop();
    new Workload(chart, 'web', { app: { image: 'registry.example/web:1' } });
    expect(() => app.synth()).toThrow(/dist/);
  });

  it('an error of a validation, without secrets', () => {
    const { app, chart } = shop();
    const wrong = (message: string) => ({
      validate: () => {
        throw new TypeError(message);
      },
    });
    new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', ...{ stringData: { a: 'hunter2-hunter2' } } });
    chart.node.addValidation(wrong('cannot use hunter2-hunter2'));
    expect(() => app.synth()).toThrow(new Error('cannot use (a string of 15 characters)'));
    const other = shop();
    other.chart.node.addValidation(wrong('cannot be used'));
    expect(() => other.app.synth()).toThrow(new TypeError('cannot be used'));
  });
});
