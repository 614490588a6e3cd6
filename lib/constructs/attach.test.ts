import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Helm, Include, JsonPatch, Lazy, Testing, YamlOutputType } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { Attachment } from '../pod/attachment';
import { attach } from './attach';
import { expose } from './expose';
import { findObject } from './find-object';

const proxyOf = (name: string, containerPort: number): Attachment<'https'> => ({
  name,
  ports: { https: { name: `${name}-https`, containerPort, purpose: 'traffic' } },
  build: () => ({
    containers: [
      {
        as: 'sidecar',
        container: { name, image: 'proxy:1', ports: [{ name: `${name}-https`, containerPort }] },
      },
    ],
    config: [{ volume: `${name}-config`, files: { 'proxy.conf': `listen ${containerPort}` } }],
  }),
});
const proxy = proxyOf('proxy', 8443);
const deployment = (name: string, namespace?: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, ...(namespace !== undefined && { namespace }) },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'app', image: 'app:1' }] } },
  },
});
const chartIn = (app: App = Testing.app()) => new Chart(app, 'chart');
const file = (text: string, name: string, mode = 0o644) => {
  const path = join(mkdtempSync(join(tmpdir(), 'attach-')), name);
  writeFileSync(path, text, { mode });
  return path;
};
const objectNamed = (chart: Chart, kind: string) => Testing.synth(chart).find((object) => object.kind === kind);
const sidecarOf = (object: { spec: { template: { spec: { initContainers: { name: string }[] } } } }) =>
  object.spec.template.spec.initContainers.map((container) => container.name);

/** The ways in which a workload can be there already. */
const targets: Record<string, (chart: Chart) => IConstruct> = {
  'a Deployment of cdk8s-plus': (chart) =>
    new plus.Deployment(chart, 'target', { containers: [{ image: 'app:1', portNumber: 8080 }] }),
  'an ApiObject': (chart) => new ApiObject(chart, 'target', deployment('target')),
  'an ApiObject with tokens in it': (chart) =>
    new ApiObject(chart, 'target', {
      ...deployment('target'),
      spec: Lazy.any({ produce: () => deployment('target').spec }),
    }),
  'an object of an Include': (chart) => {
    const include = new Include(chart, 'include', { url: file(JSON.stringify(deployment('target')), 'target.yaml') });
    return findObject(include, 'Deployment', 'target');
  },
  'an object of a Helm chart': (chart) => {
    const helm = file(`#!/bin/sh\ncat <<'END'\n${JSON.stringify(deployment('target'))}\nEND\n`, 'helm', 0o755);
    return findObject(new Helm(chart, 'helm', { chart: 'any', helmExecutable: helm }), 'Deployment', 'target');
  },
};

describe.each(Object.entries(targets))('attach to %s', (_, make) => {
  test('adds the sidecar, and its ConfigMap right before it', () => {
    const chart = chartIn();
    attach(make(chart), proxy);
    const objects = Testing.synth(chart);
    expect(objects.map((object) => object.kind)).toEqual(['ConfigMap', 'Deployment']);
    expect(sidecarOf(objects[1])).toEqual(['proxy']);
    expect(objects[1].spec.template.spec.volumes).toEqual([
      { name: 'proxy-config', configMap: { name: objects[0].metadata.name } },
    ]);
    expect(objects[0]).toMatchObject({ immutable: true, data: { 'proxy.conf': 'listen 8443' } });
  });

  test('gives the same bytes each time, however often the app is synthesized', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'attach-'));
    const app = new App({ outdir });
    const chart = chartIn(app);
    attach(make(chart), proxy);
    // A second chart makes cdk8s validate, and so render, more than once.
    new ApiObject(new Chart(app, 'other'), 'x', { apiVersion: 'v1', kind: 'Secret' });
    const bytes = () => readdirSync(outdir).map((name) => readFileSync(join(outdir, name), 'utf8'));
    app.synth();
    const first = bytes();
    app.synth();
    expect(bytes()).toEqual(first);
  });
});

test.each(Object.entries(YamlOutputType).filter(([, type]) => typeof type === 'number'))(
  'works with the output type %s',
  (_, type) => {
    const outdir = mkdtempSync(join(tmpdir(), 'attach-'));
    const app = new App({ outdir, yamlOutputType: type as YamlOutputType });
    attach(new ApiObject(chartIn(app), 'target', deployment('target')), proxy);
    app.synth();
    const written = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const text = written.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('');
    expect(text).toContain('restartPolicy: Always');
    expect(text).toMatch(/kind: ConfigMap[\s\S]*name: target-proxy-config-[0-9a-f]{8}/);
  },
);

describe('attach', () => {
  test('returns the attachment, so that its ports can be used', () => {
    expect(attach(new ApiObject(chartIn(), 'target', deployment('target')), proxy).ports.https.name).toBe(
      'proxy-https',
    );
  });

  test('renders a spreading Pod of cdk8s-plus only once, as each rendering adds its terms again', () => {
    const app = Testing.app();
    const chart = chartIn(app);
    attach(new plus.Deployment(chart, 'target', { spread: true, containers: [{ image: 'app:1' }] }), proxy);
    new Chart(app, 'other');
    app.synth();
    const written = readdirSync(app.outdir).map((name) => readFileSync(join(app.outdir, name), 'utf8'));
    expect(written.join('').match(/topologyKey/g)).toHaveLength(2);
  });

  test('sees containers that are added after it', () => {
    const chart = chartIn();
    const target = new plus.Deployment(chart, 'target', { containers: [{ image: 'app:1' }] });
    attach(target, proxy);
    target.addContainer({ name: 'late', image: 'late:1' });
    const containers = objectNamed(chart, 'Deployment').spec.template.spec.containers;
    expect(containers.map((container: { name: string }) => container.name)).toEqual(['main', 'late']);
  });

  test('applies a later JSON patch to the attached containers', () => {
    const chart = chartIn();
    const target = new ApiObject(chart, 'target', deployment('target'));
    attach(target, proxy);
    target.addJsonPatch(JsonPatch.replace('/spec/template/spec/initContainers/0/image', 'proxy:2'));
    expect(objectNamed(chart, 'Deployment').spec.template.spec.initContainers[0].image).toBe('proxy:2');
    expect(proxy.build({} as never).containers?.[0]?.container.image).toBe('proxy:1');
  });

  test('keeps fields that are unknown to cdk8s-plus', () => {
    const chart = chartIn();
    const target = new plus.Deployment(chart, 'target', { containers: [{ image: 'app:1' }] });
    attach(target, {
      name: 'x',
      ports: {},
      build: () => ({
        containers: [
          {
            as: 'container',
            container: {
              name: 'x',
              image: 'x:1',
              restartPolicy: 'Never',
              restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
            },
          },
        ],
      }),
    });
    expect(JSON.stringify(Testing.synth(chart))).toContain('restartPolicyRules');
  });

  test('resolves tokens in what an attachment adds', () => {
    const chart = chartIn();
    attach(new ApiObject(chart, 'target', deployment('target')), {
      name: 'x',
      ports: {},
      build: () => ({
        containers: [{ as: 'container', container: { name: 'x', image: Lazy.any({ produce: () => 'late:1' }) } }],
      }),
    });
    expect(objectNamed(chart, 'Deployment').spec.template.spec.containers[1].image).toBe('late:1');
  });

  test('puts the ConfigMap into the namespace of its target', () => {
    const chart = chartIn();
    attach(new ApiObject(chart, 'target', deployment('target', 'shop')), proxy);
    expect(objectNamed(chart, 'ConfigMap').metadata.namespace).toBe('shop');
  });

  test('prints what the target depends on before its ConfigMap', () => {
    const chart = chartIn();
    const target = new ApiObject(chart, 'target', deployment('target'));
    attach(target, proxy);
    target.addDependency(new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace' }));
    expect(Testing.synth(chart).map((object) => object.kind)).toEqual(['Namespace', 'ConfigMap', 'Deployment']);
  });

  test('prints the ConfigMaps of several attachments before their target, in an app as in a chart by itself', () => {
    const app = Testing.app();
    const chart = chartIn(app);
    const target = new ApiObject(chart, 'target', deployment('target'));
    attach(target, proxy);
    attach(target, proxyOf('second', 9443));
    const kinds = ['ConfigMap', 'ConfigMap', 'Deployment'];
    expect(Testing.synth(chart).map((object) => object.kind)).toEqual(kinds);
    const written = app.synthYaml().match(/^kind: .*$/gm);
    expect(written).toEqual(kinds.map((kind) => `kind: ${kind}`));
    expect(app.synthYaml().match(/^kind: .*$/gm)).toEqual(written);
  });

  test('adds an attachment once if it is attached twice', () => {
    const chart = chartIn();
    const target = new ApiObject(chart, 'target', deployment('target'));
    attach(target, proxy);
    attach(target, proxy);
    expect(sidecarOf(objectNamed(chart, 'Deployment'))).toEqual(['proxy']);
  });

  test('reports a clash with both writers at the construct and field, before anything is written', () => {
    const app = Testing.app();
    const busy = deployment('target');
    const container = { name: 'app', image: 'app:1', ports: [{ containerPort: 8443 }] };
    busy.spec.template.spec.containers = [container];
    attach(new ApiObject(chartIn(app), 'target', busy), proxy);
    expect(() => app.synth()).toThrow(
      /\[chart\/target\] spec\.template\.spec\.[a-zA-Z]+\[0\]\.ports\[0\].*8443.*attachment "proxy"/s,
    );
    expect(readdirSync(app.outdir)).toEqual([]);
  });

  test('reports findings in the target without secrets', () => {
    const app = Testing.app();
    const env = [
      { name: 'DB_PASSWORD', value: 12345678 },
      { name: 'TOKEN', valueFrom: 'hunter2' },
    ];
    const spec = { containers: [{ name: 'a', image: 'x:1', env, args: 'run --password hunter3' }] };
    const pod = new ApiObject(new Chart(app, 'chart'), 'pod', { apiVersion: 'v1', kind: 'Pod', ...{ spec } });
    attach(pod, proxy);
    expect(() => app.synth()).toThrow(/env\[0\]\.value: must be a string, got a number; quote it \[/);
    expect(() => app.synth()).not.toThrow(/12345678|hunter/);
  });

  test('rejects a target without a pod template, with the kinds that have one', () => {
    const service = new ApiObject(chartIn(), 'target', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
    });
    expect(() => attach(service, proxy)).toThrow(
      'attach: no pod template in Service "web" of v1 (chart/target); use one of Pod, Deployment,',
    );
  });

  test.each([
    [{ containers: 'x' }, 'containers: must be an array, got string "x"'],
    [{ containers: [null] }, 'containers[0]: must not be null in an array or map; remove it'],
    [{ containers: ['x'] }, 'containers[0]: must be an object, got string "x"'],
    [{ containers: [{ name: 5, image: 'x' }] }, 'containers[0].name: must be a string, got number 5'],
    [{ containers: [{ name: 'x', image: 'x', volumeMounts: 'x' }] }, 'containers[0].volumeMounts: must be an array'],
    [{ containers: [{ name: 'x', image: 'x' }], volumes: 'x' }, 'volumes: must be an array, got string "x"'],
    [
      { containers: [{ name: 'x', image: 'x' }], volumes: [null] },
      'volumes[0]: must not be null in an array or map; remove it',
    ],
    [
      { containers: [{ name: 'x', image: 'x' }], initContainers: {} },
      'initContainers: must be an array, got an object',
    ],
  ])('reports what is wrong with the shape of the target, as of %j, and of nothing else', (spec, finding) => {
    const app = Testing.app();
    const { metadata, ...target } = deployment('target');
    const object = { ...target, metadata, spec: { ...target.spec, template: { metadata: { labels: {} }, spec } } };
    const web = new ApiObject(chartIn(app), 'target', object);
    attach(web, proxy);
    expose(web, { port: 443 });
    expect(() => app.synth()).toThrow(`[chart/target] spec.template.spec.${finding}`);
    expect(() => app.synth()).not.toThrow('app/render');
  });

  test('rejects a construct with several objects, with their names', () => {
    const chart = chartIn();
    new ApiObject(chart, 'a', deployment('a'));
    new ApiObject(chart, 'b', deployment('b'));
    expect(() => attach(chart, proxy)).toThrow(
      'attach: chart must be one object, got Deployment "a", Deployment "b"; select one with findObject(scope, kind, name)',
    );
  });
});
