import { setImmediate } from 'node:timers/promises';
import { Chart, Testing } from 'cdk8s';
import { emptyDir } from '../pod/volumes';
import { expose } from './expose';
import { Workload, type WorkloadProps } from './workload';

const image = 'registry.example/web:1';
const app = { image, securityContext: { runAsUser: 1000 } };

let printed = '';
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

/** The codes of the errors that a synth reports, and then of its warnings about names. */
async function codesOf(build: (chart: Chart) => void): Promise<readonly string[]> {
  const testing = Testing.app();
  build(new Chart(testing, 'shop'));
  let error = '';
  try {
    testing.synthYaml();
  } catch (thrown) {
    error = String(thrown);
  }
  await setImmediate();
  const codes = (text: string) => [...text.matchAll(/\[((?:api|app|pod)\/[a-z-]+)\]$/gm)].map(([, code]) => code ?? '');
  return [...codes(error), ...codes(printed)];
}

const workload = (id: string, props: WorkloadProps) => (chart: Chart) => new Workload(chart, id, props);

describe('reports a mistake once', () => {
  test.each<[string, (chart: Chart) => unknown, readonly string[]]>([
    [
      'two containers of one name',
      workload('web', {
        workload: { kind: 'Deployment' },
        containers: [
          { ...app, name: 'a' },
          { ...app, name: 'a' },
        ],
      }),
      ['pod/container-clash'],
    ],
    [
      'an init container of the name of a main one',
      workload('web', { app, pod: { initContainers: [{ ...app, name: 'app' }] } }),
      ['pod/container-clash'],
    ],
    [
      'two volumes of one name',
      workload('web', {
        app,
        pod: { volumes: [emptyDir('a', { sizeLimit: '1Mi' }), emptyDir('a', { sizeLimit: '2Mi' })] },
      }),
      ['pod/volume-clash'],
    ],
    [
      'two mounts at one path',
      workload('web', {
        workload: { kind: 'CronJob', schedule: '@daily' },
        app: { ...app, volumeMounts: ['a', 'b'].map((name) => ({ name, mountPath: '/x' })) },
        pod: { volumes: ['a', 'b'].map((name) => emptyDir(name, { sizeLimit: '1Mi' })) },
      }),
      ['pod/mount-clash'],
    ],
    [
      'a variable that is set twice',
      workload('web', { app: { ...app, env: ['1', '2'].map((value) => ({ name: 'A', value })) } }),
      ['pod/env-clash'],
    ],
    ['a Service without a port', (chart) => expose(new Workload(chart, 'web', { app })), ['app/no-port']],
    ['a Pod of a bad name', workload('my shop', { app }), ['api/name-format']],
    ['a Deployment of a bad name', workload('My Shop', { app, workload: { kind: 'Deployment' } }), ['api/name-format']],
    [
      'a name that is too long for a label',
      workload('a'.repeat(70), { app, workload: { kind: 'Deployment' } }),
      ['app/selector'],
    ],
    [
      'a name that is not a valid host name',
      workload('a.b', { app, workload: { kind: 'ReplicaSet' } }),
      ['api/name-in-host-names'],
    ],
  ])('%s', async (_title, build, codes) => {
    expect(await codesOf(build)).toEqual(codes);
  });

  test('reports two mistakes in one container as two', async () => {
    const { name, ...wrong } = { name: 'a', image, ports: [{ containerPort: 99_999 }] };
    const build = workload('web', {
      containers: [
        { ...app, name },
        { ...app, ...wrong, name },
      ],
    });
    expect(await codesOf(build)).toEqual(['pod/container-clash', 'api/port-number']);
  });
});

test('omits the name label of a Service where the name of its workload is not a valid label value', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const selector = { app: 'web' };
  const ports = [{ containerPort: 8080 }];
  const service = expose(
    new Workload(chart, 'a'.repeat(70), { workload: { kind: 'Deployment' }, selector, app: { ...app, ports } }),
    { metadata: { name: 'web' } },
  );
  expect(service.toJson()).toMatchObject({ metadata: { name: 'web' }, spec: { selector } });
  expect(service.toJson().metadata).not.toHaveProperty(['labels', 'app.kubernetes.io/name']);
});
