import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Helm, Include } from 'cdk8s';
import { filesOf, temporaryFolder } from '../../test-helpers/temporary-folder';
import { verifyApp } from '../constructs/verify-app';
import { readDocuments } from '../yaml';
import { GitOpsApp } from './gitops-app';

const folder = temporaryFolder();

const deployment = (more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, annotations: {umask: 0o022}}
spec:
  replicas: 0b11
  minReadySeconds: +0o7
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 0X1F
      volumes:
        - {name: a, configMap: {name: a, defaultMode: 0o755, items: [{key: a, path: a, mode: 0o444}]}}
      containers:
        - name: web
          image: registry.example/web:1
          args: [0o755, "0O17"]
          ports: [{containerPort: 0O17}]
          resources: {limits: {memory: 0X4000000}}
${more}`;

type Scope = (chart: Chart, text: string) => void;

const include: Scope = (chart, text) => {
  const url = join(folder(), 'included.yaml');
  writeFileSync(url, text);
  new Include(chart, 'included', { url });
};

const helm: Scope = (chart, text) => {
  const executable = join(folder(), 'helm');
  writeFileSync(executable, `#!/bin/sh\ncat <<'END'\n${text}\nEND\n`);
  chmodSync(executable, 0o755);
  new Helm(chart, 'included', { chart: 'any', helmExecutable: executable });
};

const gitOps = () => new GitOpsApp({ outdir: join(folder(), 'dist'), kubernetes: '1.35' });
const verified = () => {
  const app = new App({ outdir: join(folder(), 'dist') });
  verifyApp(app, { kubernetes: '1.35', practices: false });
  return app;
};

/** What kubectl reads of what an app writes. */
function written(app: App, fill: (chart: Chart) => void): readonly unknown[] {
  fill(new Chart(app, 'shop'));
  app.synth();
  return readDocuments(filesOf(app.outdir)['shop.k8s.yaml'] ?? '').map(({ value }) => value);
}

describe.each([
  ['an Include', include],
  ['a Helm chart', helm],
])('of %s, whose YAML cdk8s reads by rules of its own', (_, read) => {
  test('integers are those that kubectl reads, and strings stay strings', () => {
    expect(written(gitOps(), (chart) => read(chart, deployment()))).toMatchObject([
      {
        metadata: { annotations: { umask: '0o022' } },
        spec: {
          replicas: 3,
          minReadySeconds: 7,
          template: {
            spec: {
              terminationGracePeriodSeconds: 31,
              volumes: [{ configMap: { defaultMode: 493, items: [{ mode: 0o444 }] } }],
              containers: [
                {
                  args: ['0o755', '0O17'],
                  ports: [{ containerPort: 15 }],
                  resources: { limits: { memory: 67108864 } },
                },
              ],
            },
          },
        },
      },
    ]);
  });

  test('an app of cdk8s that is verified writes them, too', () => {
    const text = deployment().replace('annotations: {umask: 0o022}', '');
    expect(written(verified(), (chart) => read(chart, text))).toMatchObject([{ spec: { minReadySeconds: 7 } }]);
  });

  test('checks the items of a List', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n${`- ${deployment().trim().replaceAll('\n', '\n  ')}\n`}`;
    const [object] = written(gitOps(), (chart) => read(chart, list));
    expect(object).toMatchObject({ items: [{ spec: { minReadySeconds: 7 } }] });
  });

  test.each(['"3"', "'0755'", '3x', '0o8'])('%s is not an integer', (text) => {
    const synth = () => written(gitOps(), (chart) => read(chart, deployment().replace('0b11', text)));
    expect(synth).toThrow(/spec\.replicas: must be a 32-bit integer/);
  });
});

test.each([
  ['an Include', include, 'quote it in the file of Include, as written there'],
  ['a Helm chart', helm, 'quote it in the chart or its values, as written there'],
])('what of %s is to be quoted has lost its spelling: the advice names where it stands', (_, read, fix) => {
  const text = deployment().replace('0o022', '1.10');
  const synth = () => written(gitOps(), (chart) => read(chart, text));
  expect(synth).toThrow(`metadata.annotations[umask]: must be a string, got number 1.1; ${fix} [shape/wrong-type]`);
});

test('in an object of the program, a string is no integer, and a number is to be quoted as it is', () => {
  const synth = (spec: object) => () =>
    written(gitOps(), (chart) => new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'Service', ...spec }));
  expect(synth({ spec: { ports: [{ port: '0o17' }] } })).toThrow(/ports\[0\]\.port: must be a 32-bit integer/);
  expect(synth({ metadata: { labels: { a: 1.5 as never } }, spec: { ports: [{ port: 1 }] } })).toThrow(
    'quote it: "1.5"',
  );
});
