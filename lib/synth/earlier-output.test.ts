import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ApiObject, App, type AppProps, Chart, Yaml, YamlOutputType } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import fc from 'fast-check';
import { filesOf, temporaryFolder } from '../../test-helpers/temporary-folder';
import { objectsIn } from './earlier-output';
import { GitOpsApp, type GitOpsAppProps } from './gitops-app';
import { fill, randomApps } from './testdata/random-app';

const folder = temporaryFolder();
const outdir = () => join(folder(), 'dist');
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(outdir(), path)), { recursive: true });
  writeFileSync(join(outdir(), path), text);
};

const define = (app: App, data: object = { level: 'info', odd: '0755', more: 'a\nb\n' }) => {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data });
  new plus.Deployment(chart, 'web', { metadata: { name: 'web' }, containers: [{ image: 'web:1' }] });
};
const stock = (props: AppProps = {}, data?: object) => {
  const app = new App({ outdir: outdir(), ...props });
  define(app, data);
  app.synth();
};

/** What a synth of ours prints on standard error. */
async function synth(props: GitOpsAppProps = {}): Promise<string> {
  const app = new GitOpsApp({ kubernetes: '1.35', verify: false, outdir: outdir(), ...props });
  define(app);
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
    await new Promise(setImmediate);
    return written.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    written.mockRestore();
  }
}

describe('an App of cdk8s becomes a GitOpsApp', () => {
  test('whose files hold what they should: they are its own from then on', async () => {
    stock();
    expect(await synth()).toBe('');
    expect(Object.keys(filesOf(outdir()))).toEqual(['.cdk8s-pods', 'shop.k8s.yaml']);
  });

  test('whose files hold the same objects, changed: they are replaced, and that is told', async () => {
    stock({ recordConstructMetadata: true }, { level: 'debug' });
    expect(await synth({ recordConstructMetadata: true })).toBe(
      `note: ${outdir()}: replaced shop.k8s.yaml, the output of an earlier App with these objects\n`,
    );
    expect(filesOf(outdir())['shop.k8s.yaml']).toContain('level: info');
  });

  test.each([
    ['a comment', (text: string) => `# by hand\n${text}`],
    ['other spaces', (text: string) => text.replaceAll('        - ', '      - ')],
    ['quotes that nobody needs', (text: string) => text.replace('level: info', 'level: "info"')],
    [
      'an object that the app does not write',
      (text: string) => `${text}---\n${text.replace(/name: .*/, 'name: other')}`,
    ],
    ['what cannot be read', () => 'a: [\n'],
    ['something else than objects', () => '- 1\n'],
  ])('whose files are changed by hand, with %s: an error, until they are deleted', async (_, change) => {
    stock({}, { level: 'info' });
    put('shop.k8s.yaml', change(filesOf(outdir())['shop.k8s.yaml'] ?? ''));
    const before = filesOf(outdir());
    await expect(synth()).rejects.toThrow(
      '"shop.k8s.yaml" already exists and was not written by this app; delete it, or rename the file',
    );
    await expect(synth({ check: true })).rejects.toThrow('"shop.k8s.yaml" already exists');
    expect(filesOf(outdir())).toEqual(before);
  });

  test('never over a kustomization.yaml that is not its own', async () => {
    stock();
    put(
      'kustomization.yaml',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - a.yaml\n',
    );
    await expect(synth({ kustomization: true })).rejects.toThrow('"kustomization.yaml" already exists');
  });

  test('in another layout: warns about remaining files until they are deleted', async () => {
    stock();
    put('mine.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: mine\n  namespace: shop\n');
    const warning =
      `warning: ${outdir()}: not written by this app, but with the same objects (as ConfigMap shop/settings): ` +
      'shop.k8s.yaml; delete them, or both are applied\n';
    expect(await synth({ layout: 'folder-per-namespace' })).toBe(warning);
  });

  test('in another layout: patches of kustomize and files of other apps are none of its own', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: shop\n';
    for (const path of ['patch.yaml', 'other/.cdk8s-pods', 'other/shop.k8s.yaml']) put(path, text);
    expect(await synth()).toBe('');
  });

  test('in another layout, from files in folders', async () => {
    const perChart = { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };
    stock(perChart);
    expect(await synth({ layout: 'file-per-app' })).toContain(
      `${outdir()}: not written by this app, but with the same objects`,
    );
    expect(await synth({ layout: 'file-per-app', check: true })).toBe(''); // said before, and once is enough
    stock({ ...perChart, outdir: join(outdir(), 'deep') });
    expect(await synth({ layout: 'file-per-app' })).toBe('');
  });
});

test('what cdk8s writes is told by the heads of its documents, whatever is in it', () => {
  fc.assert(
    fc.property(randomApps(8), (plan) => {
      const app = fill(new App({ outdir: outdir() }), { ...plan, dependencies: [] });
      const objects = app.charts.flatMap((chart) => chart.toJson());
      const heads = objects.map(({ apiVersion, kind, metadata: { name, namespace } }) => ({
        apiVersion,
        kind,
        metadata: { name, ...(namespace !== undefined && { namespace }) },
      }));
      expect(objectsIn(Yaml.stringify(...objects))).toEqual(heads);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n', []],
  [
    'kind: "Pod"\napiVersion: \'v1\'\nspec:\n  name: x\nmetadata:\n    labels:\n      name: y\n    name: "web" # mine\n',
    ['web'],
  ],
  ['# ---\r\nkind: Pod\r\napiVersion: v1\r\nmetadata:\r\n\r\n  namespace: a\r\n  name: web\r\n', ['web']],
  ['--- # one\napiVersion: v1\nkind: Pod\n--- text\nmetadata:\n  name: web\n', []],
])('of what others write, what shows at a glance: %j', (text, names) => {
  expect(objectsIn(text).map(({ metadata }) => (metadata as { name: string }).name)).toEqual(names);
});
