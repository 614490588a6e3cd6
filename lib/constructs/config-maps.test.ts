import { ApiObject, App, Chart, Testing } from 'cdk8s';
import type { Attachment } from '../pod/attachment';
import { GitOpsApp } from '../synth/gitops-app';
import { attach } from './attach';
import { verifyApp } from './verify-app';
import { verifyOnRequest } from './verify-on-request';
import { Workload } from './workload';

const kubernetes = '1.35';
const outdir = () => Testing.app().outdir;
const withFiles = (files: Readonly<Record<string, string>>): Attachment => ({
  name: 'files',
  ports: {},
  build: () => ({ config: [{ volume: 'files', files }] }),
});

/** A chart with a workload that an attachment is in. */
const built = (app: App, attachment: Attachment): Chart => {
  const chart = new Chart(app, 'shop');
  new Workload(chart, 'web', { kubernetes, app: { image: 'registry.example/web:1' }, attachments: [attachment] });
  return chart;
};

/** The name of the ConfigMap of an attachment with one file. */
const nameOfConfig = (): string => {
  const manifests = Testing.synth(built(new App({ outdir: outdir() }), withFiles({ a: 'x' }))) as readonly Named[];
  return manifests.map(({ metadata }) => metadata.name).find((name) => name !== 'web') ?? '';
};

interface Named {
  readonly metadata: { readonly name: string };
}

/** Each way to synthesize, or to verify, an app: it throws what is wrong. */
const ways: Readonly<Record<string, (build: (app: App) => Chart) => void>> = {
  'an App': (build) => {
    const app = new App({ outdir: outdir() });
    build(app);
    app.synth();
  },
  'a chart of an App': (build) => {
    Testing.synth(build(new App({ outdir: outdir() })));
  },
  'an App with verifyApp': (build) => {
    const app = new App({ outdir: outdir() });
    verifyApp(app, { kubernetes });
    build(app);
    app.synth();
  },
  'a GitOpsApp': (build) => {
    const app = new GitOpsApp({ outdir: outdir(), podsJson: false, kubernetes });
    build(app);
    app.synth();
  },
  'a GitOpsApp without verification of other objects': (build) => {
    const app = new GitOpsApp({ outdir: outdir(), podsJson: false, kubernetes, verify: false });
    build(app);
    app.synth();
  },
  'an app on request': (build) => {
    const { objects } = verifyOnRequest(build(new App({ outdir: outdir() })), { practices: false });
    const errors = objects.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
    if (errors.length > 0) throw new Error(errors.map(({ code }) => `[${code}]`).join());
  },
};

describe.each(Object.entries(ways))('%s', (_, synthesize) => {
  test.each([
    ['a key that a server rejects', { 'a b!': 'x' }, '[api/data-key]'],
    ['too many bytes', { a: 'x'.repeat(1_200_000) }, '[api/data-size]'],
  ])("verifies the ConfigMap of an attachment's files at once: %s", (_what, files, code) => {
    expect(() => synthesize((app) => built(app, withFiles(files)))).toThrow(code);
    expect(() => synthesize((app) => built(app, withFiles({ a: 'x' })))).not.toThrow();
  });

  test("rejects another ConfigMap of the name of an attachment's at once", () => {
    const named = (suffix: string) => (app: App) => {
      const chart = new Chart(app, 'shop');
      const spec = { containers: [{ name: 'web', image: 'registry.example/web:1' }] };
      const metadata = { name: 'web' };
      attach(new ApiObject(chart, 'web', { apiVersion: 'v1', kind: 'Pod', metadata, spec }), withFiles({ a: 'x' }));
      new ApiObject(chart, 'own', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `${nameOfConfig()}${suffix}` },
      });
      return chart;
    };
    expect(() => synthesize(named('-other'))).not.toThrow();
    expect(() => synthesize(named(''))).toThrow('[app/duplicate-object]');
  });
});

test('an error in the ConfigMap of an attachment is reported with all others, at the workload, once', () => {
  const app = new App({ outdir: outdir() });
  const chart = built(app, withFiles({ 'a b!': 'x' }));
  new Workload(chart, 'other', { kubernetes, app: { image: 'registry.example/web:1', name: 'WRONG' } });
  const message = () => {
    try {
      app.synth();
      return '';
    } catch (error) {
      return String(error);
    }
  };
  const first = message();
  expect(first).toMatch(/^ {2}\[shop\/web\] ConfigMap "web-files-\w{8}": data\[a b!\]: .*\[api\/data-key\]$/m);
  expect(first).toContain('[shop/other]');
  expect(first.match(/api\/data-key/g)).toHaveLength(1);
  expect(message()).toBe(first);
});

test('the ConfigMap of an attachment that is rendered again is verified again', () => {
  const app = new App({ outdir: outdir() });
  const files = { a: 'x' };
  built(app, { ...withFiles(files), build: (context) => withFiles({ ...files }).build(context) });
  expect(() => app.synth()).not.toThrow();
  Object.assign(files, { 'a b!': 'x' });
  expect(() => app.synth()).toThrow('[api/data-key]');
});
