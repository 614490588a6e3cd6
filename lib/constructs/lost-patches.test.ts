import { ApiObject, type App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { nginx } from '../attachments/proxies/nginx';
import { GitOpsApp } from '../synth/gitops-app';
import { attach } from './attach';
import { patch } from './patch';
import { retarget } from './retarget';
import { Workload } from './workload';

const container = { name: 'app', image: 'app:1' };
const labels = { app: 'web' };
const spec = {
  selector: { matchLabels: labels },
  template: { metadata: { labels }, spec: { containers: [container] } },
};
const inApp = () => {
  const app = new GitOpsApp({ kubernetes: '1.35', outdir: Testing.app().outdir });
  return { app, chart: new Chart(app, 'chart') };
};

type Patches = readonly JsonPatch[];
/** The Deployment of cdk8s-plus' generated classes, as `cdk8s import` makes them, with patches. */
const deployment = (chart: Chart, patches: Patches) => {
  const object = new k8s.KubeDeployment(chart, 'web', { spec });
  object.addJsonPatch(...patches);
  return object;
};

/** The warnings of an app about lost patches, each as its field and message. */
async function lostIn(app: App): Promise<readonly string[]> {
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  app.synth();
  await new Promise(setImmediate);
  const lines = written.mock.calls.flatMap(([text]) => String(text).split('\n'));
  written.mockRestore();
  return lines.filter((line) => line.endsWith('[app/lost-patch]')).map((line) => line.replace(/; use patch.*/, ''));
}

async function lostOf(patches: Patches): Promise<readonly string[]> {
  const { app, chart } = inApp();
  deployment(chart, patches);
  return lostIn(app);
}

const limits = '/spec/template/spec/containers/0/resources';

describe('a GitOpsApp warns about dropped JSON patches', () => {
  test.each<[string, Patches, string]>([
    [
      'an amount of an extended resource, as a number',
      [JsonPatch.add(limits, { limits: { 'nvidia.com/gpu': 1 } })],
      'spec.template.spec.containers[0].resources.limits[nvidia.com/gpu]: silently dropped by KubeDeployment, although a JSON patch sets it',
    ],
    [
      'a field of the rolling update, as a number',
      [JsonPatch.add('/spec/strategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } })],
      'spec.strategy.rollingUpdate.maxSurge: silently dropped by KubeDeployment, although a JSON patch sets it',
    ],
    [
      'a field that is newer than the class',
      [JsonPatch.add('/spec/template/spec/hostnameOverride', 'web')],
      'spec.template.spec.hostnameOverride: silently dropped by KubeDeployment, although a JSON patch sets it',
    ],
    [
      'a field under its own name, which the class calls otherwise',
      [JsonPatch.add('/spec/template/spec/hostPID', true)],
      'spec.template.spec.hostPID: silently dropped by KubeDeployment, although a JSON patch sets it',
    ],
    [
      'another API version',
      [JsonPatch.replace('/apiVersion', 'apps/v2')],
      'apiVersion: silently dropped by KubeDeployment, although a JSON patch sets it',
    ],
    [
      'that the API version is not there',
      [JsonPatch.remove('/kind')],
      'kind: still rendered by KubeDeployment, although a JSON patch removes it',
    ],
    [
      'a field of a container that is appended',
      [JsonPatch.add('/spec/template/spec/containers/-', { name: 'b', image: 'b:1', newField: true })],
      'spec.template.spec.containers[1].newField: silently dropped by KubeDeployment, although a JSON patch sets it',
    ],
    [
      'only what the last of several patches says',
      [
        JsonPatch.add('/spec/template/spec/newField', 1),
        JsonPatch.move('/spec/template/spec/newField', '/spec/template/spec/otherField'),
      ],
      'spec.template.spec.otherField: silently dropped by KubeDeployment, although a JSON patch sets it',
    ],
  ])('%s', async (_, patches, line) => {
    expect(await lostOf(patches)).toEqual([`warning: chart/web: ${line}`]);
  });

  test('and reports a patch that the class cannot render', () => {
    const { app, chart } = inApp();
    deployment(chart, [JsonPatch.add('/spec/strategy', { type: 'Recreate', rollingUpdate: null })]);
    expect(() => app.synth()).toThrow(
      /\[chart\/web\] KubeDeployment cannot render its JSON patches \(Cannot read .* null .*\); use patch\(\), which/,
    );
  });

  test('of a Deployment of cdk8s-plus, whose spreading Pods are rendered only once', async () => {
    const { app, chart } = inApp();
    const web = new plus.Deployment(chart, 'spreading', { spread: true, containers: [{ image: 'app:1' }] });
    ApiObject.of(web).addJsonPatch(JsonPatch.add(`${limits}/limits/nvidia.com~1gpu`, 1));
    const lost = await lostIn(app);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatch(
      /^warning: chart\/spreading: spec\.template\.spec\.containers\[0\]\.resources\.limits\[nvidia\.com\/gpu\]: silently dropped by KubeDeployment, although a JSON patch sets it/,
    );
    expect(app.synthYaml().match(/topologyKey/g)).toHaveLength(4);
  });

  test('of an app that is not verified', async () => {
    const app = new GitOpsApp({ verify: false, outdir: Testing.app().outdir });
    deployment(new Chart(app, 'unverified'), [JsonPatch.add('/spec/template/spec/newField', 1)]);
    expect(await lostIn(app)).toHaveLength(1);
  });

  test('of objects with attachments, also in a plain App', async () => {
    const app = Testing.app();
    attach(
      deployment(new Chart(app, 'attached'), [JsonPatch.add('/spec/template/spec/newField', 1)]),
      nginx({ listen: 8443, upstream: { port: 8080 } }),
    );
    expect(await lostIn(app)).toHaveLength(1);
  });
});

describe('a GitOpsApp does not warn about patches', () => {
  test.each<[string, Patches]>([
    ['that the class renders', [JsonPatch.replace('/spec/template/spec/containers/0/image', 'app:2')]],
    [
      'with the names and types that the class has',
      [
        JsonPatch.add('/spec/template/spec/hostPid', true),
        JsonPatch.add(limits, { limits: { cpu: k8s.Quantity.fromString('2'), memory: { value: '64Mi' } } }),
      ],
    ],
    [
      'of which a later one does away with what is lost',
      [
        JsonPatch.add('/spec/template/spec/newField', { a: 1 }),
        JsonPatch.replace('/spec/template/spec/newField/a', 2),
        JsonPatch.remove('/spec/template/spec/newField'),
      ],
    ],
    [
      'that insert, replace and remove items of lists',
      [
        JsonPatch.add('/spec/template/spec/containers/0', { name: 'first', image: 'first:1' }),
        JsonPatch.add('/spec/template/spec/containers/-', { name: 'last', image: 'last:1' }),
        JsonPatch.replace('/spec/template/spec/containers/0/name', 'one'),
        JsonPatch.copy('/spec/template/spec/containers/0/image', '/spec/template/spec/containers/2/image'),
        JsonPatch.remove('/spec/template/spec/containers/1'),
      ],
    ],
    [
      'that remove a field, and that test one',
      [
        JsonPatch.test('/spec/template/spec/containers/0/name', 'app'),
        JsonPatch.add('/spec/replicas', 2),
        JsonPatch.remove('/spec/replicas'),
      ],
    ],
  ])('%s', async (_, patches) => {
    expect(await lostOf(patches)).toEqual([]);
  });

  test('whose numbers a class renders as strings', async () => {
    class Textual extends ApiObject {
      override toJson() {
        const manifest = super.toJson();
        return { ...manifest, spec: { size: String(manifest.spec.size) } };
      }
    }
    const { app, chart } = inApp();
    const object = new Textual(chart, 'web', { apiVersion: 'example.com/v1', kind: 'Web', spec: {} } as never);
    object.addJsonPatch(JsonPatch.add('/spec/size', 1));
    expect(await lostIn(app)).toEqual([]);
    expect(app.synthYaml()).toContain('size: "1"');
  });

  test('of an ApiObject, which renders all of them', async () => {
    const { app, chart } = inApp();
    const object = new ApiObject(chart, 'web', { apiVersion: 'example.com/v1', kind: 'Web', spec: {} });
    object.addJsonPatch(JsonPatch.add('/spec/a', { b: null }), JsonPatch.remove('/metadata/name'));
    expect(await lostIn(app)).toEqual([]);
  });
});

test('patch changes the rendered manifest, before attachments', async () => {
  const { app, chart } = inApp();
  const web = new plus.Deployment(chart, 'web', { containers: [{ image: 'app:1' }] });
  patch(web, JsonPatch.add(`${limits}/limits/nvidia.com~1gpu`, 1));
  attach(web, nginx({ name: 'tls', listen: 8443, upstream: { port: 8080 } }));
  patch(web, JsonPatch.replace('/spec/template/spec/initContainers/0/image', 'nginx:2'));
  expect(await lostIn(app)).toEqual([]);
  const [, manifest] = Testing.synth(chart);
  const { containers, initContainers } = manifest.spec.template.spec;
  expect(containers[0].resources.limits['nvidia.com/gpu']).toBe(1);
  expect(initContainers[0].image).toBe('nginx:2');
});

describe('a null that a JSON patch sets stays', () => {
  const recreate = JsonPatch.add('/spec/strategy', { rollingUpdate: null, type: 'Recreate' });
  const port = { apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 80 }] } };
  const object = (chart: Chart) => new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', spec });
  const yaml = '  strategy:\n    rollingUpdate: null\n    type: Recreate\n';

  test.each<[string, (chart: Chart) => void, string]>([
    [
      'in a workload of ours',
      (chart) => {
        const web = new Workload(chart, 'web', { workload: { kind: 'Deployment' }, app: container });
        web.apiObject.addJsonPatch(recreate);
      },
      yaml,
    ],
    ['in an ApiObject', (chart) => object(chart).addJsonPatch(recreate), yaml],
    [
      'in what we attach to, whether it comes before',
      (chart) => {
        const web = object(chart);
        web.addJsonPatch(recreate);
        attach(web, nginx({ listen: 8443, upstream: { port: 8080 } }));
      },
      yaml,
    ],
    [
      'in what we attach to, or after',
      (chart) => {
        const web = object(chart);
        attach(web, nginx({ listen: 8443, upstream: { port: 8080 } }));
        web.addJsonPatch(recreate);
      },
      yaml,
    ],
    [
      'in a Service that is retargeted',
      (chart) => {
        const service = new ApiObject(chart, 'web', port);
        service.addJsonPatch(JsonPatch.add('/spec/selector', null), JsonPatch.add('/spec/ports/0/nodePort', null));
        retarget(service, { from: 80, to: 'https' });
      },
      '    - nodePort: null\n      port: 80\n      targetPort: https\n  selector: null\n',
    ],
  ])('%s', (_, fill, expected) => {
    const { app, chart } = inApp();
    fill(chart);
    expect(app.synthYaml()).toContain(expected);
  });

  test('but nulls of a program or an attachment are dropped', () => {
    const { chart } = inApp();
    const web = new Workload(chart, 'web', { app: { ...container, args: null as never } });
    attach(web, {
      name: 'x',
      ports: {},
      build: () => ({
        containers: [
          {
            as: 'container',
            container: {
              name: 'x',
              image: 'x:1',
              tty: null as never,
              args: ['a'],
              resources: { limits: null as never },
            },
          },
        ],
      }),
    });
    expect(JSON.stringify(Testing.synth(chart))).not.toContain('null');
  });
});
