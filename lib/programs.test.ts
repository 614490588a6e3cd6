import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Helm, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import {
  AdapterPod,
  attach,
  claimTemplate,
  expose,
  findObject,
  fluentBit,
  fromSecret,
  httpGet,
  loki,
  mount,
  nginx,
  ProxySidecar,
  redisExporter,
  resources,
  retarget,
  spreadAcross,
  WebWithLogProcessor,
  Workload,
  waitForTcp,
} from 'cdk8s-pods';
import type { KubernetesVersion } from 'cdk8s-pods/kubernetes';

// The programs that the library is made for, written as a user writes them: `npm run types` compiles them.

const image = 'registry.example/shop:1';
const ports = [{ name: 'http', containerPort: 8080 }];

const chartIn = () => new Chart(Testing.app(), 'shop');
const synth = (chart: Chart) => {
  const objects = Testing.synth(chart);
  return (kind: string, name?: string) =>
    objects.find((object) => object.kind === kind && (name === undefined || object.metadata.name === name));
};
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

test('a Deployment: a web server whose log files a sidecar ships', () => {
  const chart = chartIn();
  new WebWithLogProcessor(chart, 'storefront', {
    workload: { kind: 'Deployment', replicas: 3 },
    web: { image, ports: [{ name: 'http', containerPort: 8080 }], readinessProbe: httpGet('/ready', 'http') },
    logs: { directory: '/var/log/storefront', files: '*.log', sizeLimit: '256Mi', rotation: 'app' },
    logProcessor: fluentBit({ outputs: [loki({ host: 'loki.logging', password: fromSecret('loki', 'password') })] }),
    pod: {
      initContainers: [waitForTcp('db:5432', { within: '60s' })],
      topologySpreadConstraints: [spreadAcross('zone')],
    },
  });
  const find = synth(chart);

  const { replicas, selector, template } = find('Deployment', 'storefront').spec;
  const labels = { 'app.kubernetes.io/name': 'storefront' };
  expect({ replicas, selector }).toEqual({ replicas: 3, selector: { matchLabels: labels } });
  const { initContainers, containers, volumes, topologySpreadConstraints } = template.spec;
  expect(names(initContainers)).toEqual(['wait-for-db', 'fluent-bit', 'fluent-bit-drain']);
  const [wait, processor] = initContainers;
  expect(wait.restartPolicy).toBeUndefined();
  expect(processor.restartPolicy).toBe('Always');
  expect(names(containers)).toEqual(['web']);
  expect(containers[0].readinessProbe).toEqual({ httpGet: { path: '/ready', port: 'http' } });
  expect(topologySpreadConstraints).toMatchObject([
    { topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: labels } },
  ]);
  expect(volumes).toContainEqual({ name: 'fluent-bit-logs', emptyDir: { sizeLimit: '256Mi' } });
  const logs = { name: 'fluent-bit-logs', mountPath: '/var/log/storefront' };
  expect(containers[0].volumeMounts).toEqual([logs]);
  expect(processor.volumeMounts).toContainEqual({ ...logs, readOnly: true });
  expect(find('ConfigMap').data['fluent-bit.yaml']).toContain('/var/log/storefront/*.log');
});

describe('a TLS proxy', () => {
  const tls = nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'api-tls' } });

  test('in a Pod of ours, whose Service goes to the proxy', () => {
    const chart = chartIn();
    const api = new ProxySidecar(chart, 'api', { app: { image, ports }, proxy: tls });
    expose(api);
    const find = synth(chart);

    const { initContainers, containers } = find('Pod', 'api').spec;
    expect(names(initContainers)).toEqual(['nginx']);
    expect(initContainers[0].restartPolicy).toBe('Always');
    expect(initContainers[0].ports).toContainEqual({ name: 'nginx-https', containerPort: 8443 });
    expect(containers[0]).toMatchObject({ name: 'app', lifecycle: { preStop: { sleep: { seconds: 7 } } } });
    expect(find('Service', 'api').spec).toEqual({
      selector: { 'app.kubernetes.io/name': 'api' },
      ports: [{ name: 'https', port: 443, targetPort: 'nginx-https' }],
    });
  });

  test('the same one on a Deployment that is there already, whose Service now goes through it', () => {
    const chart = chartIn();
    const plusDeployment = new plus.Deployment(chart, 'plus', { containers: [{ image, portNumber: 8080 }] });
    const plusService = plusDeployment.exposeViaService({ ports: [{ port: 443, targetPort: 8080 }] });
    attach(plusDeployment, tls);
    retarget(plusService, { from: 8080, to: tls.ports.https });
    const find = synth(chart);

    expect(names(find('Deployment').spec.template.spec.initContainers)).toEqual(['nginx']);
    expect(find('Service').spec.ports).toEqual([{ port: 443, targetPort: 'nginx-https' }]);
  });
});

test('a StatefulSet: Redis with an adapter for its metrics', () => {
  const chart = chartIn();
  new AdapterPod(chart, 'cache', {
    workload: { kind: 'StatefulSet', replicas: 3, volumeClaimTemplates: [claimTemplate('data', '10Gi')] },
    app: { image: 'redis:7.4', volumeMounts: [mount('data', '/data')], securityContext: { runAsUser: 999 } },
    adapter: redisExporter({
      password: fromSecret('redis', 'password'),
      container: { resources: resources({ memory: '32Mi' }) },
    }),
  });
  const find = synth(chart);

  const { replicas, serviceName, volumeClaimTemplates, template } = find('StatefulSet', 'cache').spec;
  expect({ replicas, serviceName }).toEqual({ replicas: 3, serviceName: 'cache-headless' });
  expect(volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
    },
  ]);
  const [app, exporter] = template.spec.containers;
  expect(names(template.spec.containers)).toEqual(['app', 'redis-exporter']);
  expect(app.volumeMounts).toEqual([{ name: 'data', mountPath: '/data' }]);
  expect(app.securityContext).toMatchObject({ runAsUser: 999, allowPrivilegeEscalation: false });
  expect(exporter.ports).toEqual([{ name: 'metrics', containerPort: 9121 }]);
  expect(exporter.resources).toEqual({ requests: { memory: '32Mi' }, limits: { memory: '32Mi' } });
  expect(exporter.env).toContainEqual({
    name: 'REDIS_PASSWORD',
    valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } },
  });
  expect(find('Service', 'cache-headless').spec.clusterIP).toBe('None');
});

describe('a CronJob with a log processor', () => {
  const logs = { directory: '/var/log/report', sizeLimit: '64Mi', rotation: 'app' } as const;
  const report = (kubernetes: KubernetesVersion) => {
    const chart = chartIn();
    new Workload(chart, 'report', {
      kubernetes,
      workload: { kind: 'CronJob', schedule: '0 2 * * *' },
      app: { image },
      attachments: [fluentBit({ logs })],
    });
    return chart;
  };

  test('has a native sidecar where the target is 1.35, so that the Job completes', () => {
    const { schedule, jobTemplate } = synth(report('1.35'))('CronJob', 'report').spec;
    const { restartPolicy, initContainers, containers } = jobTemplate.spec.template.spec;
    expect({ schedule, restartPolicy }).toEqual({ schedule: '0 2 * * *', restartPolicy: 'Never' });
    expect(initContainers).toMatchObject([
      { name: 'fluent-bit', restartPolicy: 'Always' },
      { name: 'fluent-bit-drain', restartPolicy: 'Always' },
    ]);
    expect(names(containers)).toEqual(['app']);
  });

  test('is one error where the target is 1.28', () => {
    const chart = report('1.28');
    expect(chart.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([
      'spec.jobTemplate.spec.template.spec.containers: "fluent-bit" would keep the CronJob from completing: ' +
        'Kubernetes 1.28 has no native sidecars; target Kubernetes 1.29 or later, or remove the attachment from this ' +
        'workload [pod/needs-native-sidecars]',
    ]);
    expect(() => synth(chart)).toThrow('[pod/needs-native-sidecars]');
  });
});

test('a Deployment of a Helm chart gets a log processor', () => {
  const chart = chartIn();
  const helm = new Helm(chart, 'helm', { chart: 'grafana', helmExecutable: helmThatPrintsADeploymentOfGrafana() });
  attach(
    findObject(helm, 'Deployment', 'grafana'),
    fluentBit({ logs: { container: 'grafana', directory: '/var/log/grafana' } }),
  );
  const find = synth(chart);

  const { initContainers, containers, volumes } = find('Deployment', 'grafana').spec.template.spec;
  expect(names(initContainers)).toEqual(['fluent-bit', 'fluent-bit-drain']);
  expect(initContainers[0].restartPolicy).toBe('Always');
  expect(names(containers)).toEqual(['grafana', 'reloader']);
  expect(containers[0].volumeMounts).toEqual([{ name: 'fluent-bit-logs', mountPath: '/var/log/grafana' }]);
  expect(containers[0].securityContext).toBeUndefined();
  const { name, namespace } = find('ConfigMap').metadata;
  expect(namespace).toBe('monitoring');
  expect(volumes).toContainEqual({ name: 'fluent-bit-config', configMap: { name } });
});

/** A stand-in for helm: an executable that prints what `helm template` would. */
function helmThatPrintsADeploymentOfGrafana(): string {
  const labels = { app: 'grafana' };
  const containers = [
    { name: 'grafana', image: 'docker.io/grafana/grafana:12.2.0' },
    { name: 'reloader', image: 'registry.example/reloader:1' },
  ];
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'grafana', namespace: 'monitoring' },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
  };
  const path = join(mkdtempSync(join(tmpdir(), 'helm-')), 'helm');
  writeFileSync(path, `#!/bin/sh\ncat <<'END'\n${JSON.stringify(deployment)}\nEND\n`, { mode: 0o755 });
  return path;
}
