import fc from 'fast-check';
import { expectLinear } from '../../../test-helpers/linear-time';
import { parseKubernetesVersion } from '../../kubernetes/version';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';
import {
  autoscaler,
  budget,
  deployment,
  job,
  other,
  policy,
  service,
  settings,
  statefulSet,
  web,
} from './facts/example-objects';
import { practices, type Reviewed } from './practices';

type Options = Pick<Reviewed, 'drains'> & { readonly kubernetes?: string };

/** The findings, as `index code field`. */
function found(objects: readonly object[], { kubernetes = '1.35', ...more }: Options = {}): readonly string[] {
  const target = targetOf(parseKubernetesVersion(kubernetes));
  const decoded = objects.map((object) => decode(object, target, () => {}));
  return practices({ manifests: objects, target, decoded, ...more }, 'default').map(
    ({ index, finding }) => `${index} ${finding.code} ${finding.field}`,
  );
}

const inNamespace = (object: object, namespace: string) => ({
  ...object,
  metadata: { ...(object as { readonly metadata: object }).metadata, namespace },
});
const at = (container: string, field: string) => `spec.template.spec.containers[${container}].${field}`;
const sidecar = (more: object) => ({ initContainers: [other('proxy', { restartPolicy: 'Always', ...more })] });
const get = (port: number | string) => ({ httpGet: { port } });

describe('capabilities practice', () => {
  const having = (capabilities: object) => deployment({ container: { securityContext: { capabilities } } });

  test('reports names with the prefix CAP_ in both lists, in any case', () => {
    expect(found([having({ add: ['CHOWN', 'CAP_NET_ADMIN'], drop: ['cap_kill'] })])).toEqual([
      `0 practice/capability-name ${at('0', 'securityContext.capabilities.add[1]')}`,
      `0 practice/capability-name ${at('0', 'securityContext.capabilities.drop[0]')}`,
    ]);
  });

  test('accepts the names of Kubernetes, and other names that runtimes accept', () => {
    expect(found([having({ add: ['NET_ADMIN', 'CAPTURE'], drop: ['ALL', 'all', 'net_raw'] })])).toEqual([]);
  });
});

describe('probe practices', () => {
  test('reject a port name of another container', () => {
    const extra = other('logs', { ports: [{ name: 'admin', containerPort: 2020 }] });
    expect(found([deployment({ container: { livenessProbe: get('admin') }, others: [extra] })])).toEqual([
      `0 practice/probe-port ${at('0', 'livenessProbe.httpGet.port')}`,
    ]);
  });

  test('accept a port number of another container, and any number in a container without ports', () => {
    const extra = other('logs', { ports: [{ containerPort: 2020 }], livenessProbe: get(8080) });
    expect(found([deployment({ container: { livenessProbe: get(2020) }, others: [extra] })])).toEqual([]);
    expect(found([deployment({ container: { ports: [], livenessProbe: get(9000) } })])).toEqual([]);
  });

  test.each([
    [8008, 'two digits swapped'],
    [808, 'a digit less'],
    [80_080, 'a digit more'],
    [80_880, 'a digit more'],
  ])('report port %i next to 8080: %s', (port) => {
    expect(found([deployment({ container: { ports: [{ containerPort: 8080 }], livenessProbe: get(port) } })])).toEqual([
      `0 practice/probe-port ${at('0', 'livenessProbe.httpGet.port')}`,
    ]);
  });

  test.each([8081, 9080, 18_080, 10_254, 80, 8])('accept the undeclared port %i next to 8080', (port) => {
    expect(found([deployment({ container: { ports: [{ containerPort: 8080 }], livenessProbe: get(port) } })])).toEqual(
      [],
    );
  });

  test('accept a TCP probe of a port that is declared for UDP only', () => {
    const ports = [{ containerPort: 53, protocol: 'UDP' }];
    expect(found([deployment({ container: { ports, livenessProbe: { tcpSocket: { port: 53 } } } })])).toEqual([]);
  });

  test('accept a port name in a container that a webhook completes', () => {
    expect(found([deployment({ container: { image: 'auto', livenessProbe: get('http-envoy-prom') } })])).toEqual([]);
  });

  test('accept 127.0.0.1 with hostNetwork', () => {
    const livenessProbe = { httpGet: { port: 8080, host: '127.0.0.1' } };
    expect(found([deployment({ container: { livenessProbe }, spec: { hostNetwork: true } })])).toEqual([]);
    expect(found([deployment({ container: { livenessProbe } })])).toEqual([
      `0 practice/probe-loopback ${at('0', 'livenessProbe.httpGet.host')}`,
    ]);
  });

  test('accept equal probes if the livenessProbe is more tolerant', () => {
    const readinessProbe = get('http');
    const patient = { ...get('http'), failureThreshold: 10 };
    expect(found([deployment({ container: { readinessProbe, livenessProbe: patient } })])).toEqual([]);
  });
});

describe('practices of start and stop', () => {
  test('report a startup probe whose command waits for the application', () => {
    const startupProbe = { exec: { command: ['sh', '-c', 'curl -f http://localhost:8080/ready'] } };
    expect(found([deployment({ spec: sidecar({ startupProbe }) })])).toEqual([
      '0 practice/startup-deadlock spec.template.spec.initContainers[0].startupProbe',
    ]);
  });

  test('accept a preStop hook of a sidecar that only sleeps', () => {
    const lifecycle = { preStop: { exec: { command: ['sleep', '5'] } } };
    expect(found([deployment({ spec: sidecar({ lifecycle }) })])).toEqual([]);
  });

  test('add up the drains of attachments in the grace budget, those of sidecars one after the other', () => {
    const app = [deployment({ spec: sidecar({}) })];
    expect(found(app, { drains: [{ web: 20, proxy: 4 }] })).toEqual([]);
    expect(found(app, { drains: [{ web: 20, proxy: 6 }] })).toEqual([
      '0 practice/grace-budget spec.template.spec.terminationGracePeriodSeconds',
    ]);
  });

  test('report a negative grace period in every kind, and 0 only in a StatefulSet', () => {
    const spec = { terminationGracePeriodSeconds: -1 };
    expect(found([deployment({ spec })])).toEqual([
      '0 practice/grace-period spec.template.spec.terminationGracePeriodSeconds',
    ]);
    expect(found([deployment({ spec: { terminationGracePeriodSeconds: 0 } })])).toEqual([]);
  });

  test('report a proxy among the main containers that stops before the application', () => {
    const quitting = (script: string) =>
      other('proxy', { lifecycle: { preStop: { exec: { command: ['sh', '-c', script] } } } });
    const app = (script: string) =>
      deployment({ container: { lifecycle: { preStop: { sleep: { seconds: 10 } } } }, others: [quitting(script)] });
    expect(found([app('nginx -s quit')])).toEqual([`0 practice/sidecar-pre-stop ${at('1', 'lifecycle.preStop')}`]);
    expect(found([app('sleep 5; nginx -s quit')])).toEqual([]);
    expect(found([deployment({ others: [quitting('nginx -s quit')] })])).toEqual([]);
  });

  test('report a native sidecar that stops itself and sleeps then, not one that sleeps first', () => {
    const proxied = (script: string) =>
      deployment({ spec: sidecar({ lifecycle: { preStop: { exec: { command: ['sh', '-c', script] } } } }) });
    for (const script of ['nginx -s quit; sleep 10', 'kill -TERM 1; sleep 9']) {
      expect(found([proxied(script)])).toEqual([
        '0 practice/sidecar-pre-stop spec.template.spec.initContainers[0].lifecycle.preStop',
      ]);
    }
    expect(found([proxied('sleep 5; nginx -s quit; sleep 9')])).toEqual([]);
    const ofNginx = 'read -r pid < /a && rm /a && sleep 5 && : > /a && kill -QUIT "$pid"';
    expect(found([proxied(ofNginx)])).toEqual([]);
  });

  test('accept a Job whose containers all work, or all serve', () => {
    const serving = (name: string) => other(name, { ports: [{ containerPort: 80 }] });
    expect(found([job({ spec: { containers: [other('a'), other('b')] } })])).toEqual([]);
    expect(found([job({ spec: { containers: [serving('a'), serving('b')] } })])).toEqual([]);
    expect(found([job({ spec: { containers: [other('a'), serving('b')] } })])).toEqual([
      '0 practice/job-sidecar spec.template.spec.containers[1]',
    ]);
  });

  test('report a volume of a Job that can be evicted for it, unless nothing writes there or its script handles SIGTERM', () => {
    const filling = (emptyDir: object, report: object = {}, mount: object = {}) =>
      job({
        spec: {
          volumes: [{ name: 'cache', emptyDir }],
          containers: [
            other('report', { volumeMounts: [{ name: 'cache', mountPath: '/cache', ...mount }], ...report }),
          ],
        },
      });
    const limited = { sizeLimit: '64Mi' };
    const finding = '0 practice/job-eviction spec.template.spec.volumes[0].emptyDir.sizeLimit';
    expect(found([filling(limited)])).toEqual([finding]);
    expect(found([filling(limited, { command: ['sh', '-c', 'trap cleanup EXIT; report'] })])).toEqual([finding]);
    expect(found([filling(limited, { args: ['set -e\ntrap "exit 1" INT SIGTERM\nreport & wait'] })])).toEqual([]);
    expect(found([filling(limited, {}, { readOnly: true })])).toEqual([]);
    expect(found([filling({ ...limited, medium: 'Memory' })])).toEqual([]);
    expect(found([filling({})])).toEqual([]);
    expect(found([deployment({ spec: { volumes: [{ name: 'cache', emptyDir: limited }] } })])).toEqual([]);
  });
});

describe('practices of files', () => {
  const reading = (key: string, optional?: boolean) =>
    deployment({
      container: { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key, optional } } }] },
    });

  test('accept a missing key that is optional, or of a ConfigMap that is empty or not in the app', () => {
    expect(found([settings({ a: '' }), reading('b', true)])).toEqual([]);
    expect(found([reading('b')])).toEqual([]);
    expect(found([settings({}), reading('b')])).toEqual([]);
    expect(found([settings({ a: '' }), reading('b')])).toEqual([
      `1 practice/config-key ${at('0', 'env[0].valueFrom.configMapKeyRef.key')}`,
    ]);
  });

  test('report a missing key of a projected volume and of a Secret', () => {
    const items = [{ key: 'b', path: 'b' }];
    const sources = [{ configMap: { name: 'settings', items } }, { secret: { name: 'token', items } }];
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token' }, stringData: { a: '' } };
    const app = deployment({ spec: { volumes: [{ name: 'all', projected: { sources } }] } });
    expect(found([settings({ a: '' }), secret, app])).toEqual([
      '2 practice/config-key spec.template.spec.volumes[0].projected.sources[0].configMap.items[0].key',
      '2 practice/config-key spec.template.spec.volumes[0].projected.sources[1].secret.items[0].key',
    ]);
  });

  test('accept a subPath if a change of the configuration rolls the Pods', () => {
    const mounting = (name: string) =>
      deployment({
        container: { volumeMounts: [{ name: 'c', mountPath: '/app.yaml', subPath: 'app.yaml' }] },
        spec: { volumes: [{ name: 'c', configMap: { name } }] },
      });
    expect(found([mounting('settings-7f9c2b4d')])).toEqual([]);
    expect(found([settings({ 'app.yaml': '' }, { immutable: true }), mounting('settings')])).toEqual([]);
    expect(found([mounting('settings')])).toEqual([`0 practice/sub-path-config ${at('0', 'volumeMounts[0].subPath')}`]);
  });

  test('accept nginx with a read-only root and any writable volume', () => {
    const securityContext = { readOnlyRootFilesystem: true };
    const nginx = (volumeMounts: readonly object[]) =>
      deployment({
        container: { image: 'example.com/library/nginx:1.29@sha256:0', securityContext, volumeMounts },
        spec: {
          volumes: [
            { name: 'tmp', emptyDir: {} },
            { name: 'conf', configMap: { name: 'nginx' } },
          ],
        },
      });
    expect(found([nginx([{ name: 'tmp', mountPath: '/tmp' }])])).toEqual([]);
    expect(found([nginx([{ name: 'conf', mountPath: '/etc/nginx/conf.d' }])])).toEqual([
      `0 practice/read-only-root ${at('0', 'securityContext.readOnlyRootFilesystem')}`,
    ]);
  });

  test('report users of one volume without fsGroup if one of them writes, except root', () => {
    const user = (runAsUser: number, readOnly: boolean) => ({
      securityContext: { runAsUser },
      volumeMounts: [{ name: 'd', mountPath: '/d', readOnly }],
    });
    const spec = { volumes: [{ name: 'd', emptyDir: {} }] };
    const app = (one: object, second: object) =>
      found([deployment({ container: one, others: [other('logs', second)], spec })]);
    const shared = [`0 practice/shared-volume-users ${at('1', 'volumeMounts[0]')}`];
    expect(app(user(1000, false), user(2000, true))).toEqual(shared);
    expect(app(user(1000, true), user(2000, true))).toEqual([]);
    expect(app(user(1000, false), user(1000, false))).toEqual([]);
    expect(app(user(0, false), user(2000, false))).toEqual([]);
  });

  test('distinguish credentials from paths, references and addresses', () => {
    const env = (value: string) => found([deployment({ container: { env: [{ name: 'API_TOKEN', value }] } })]);
    expect(env('s3cr3t')).toHaveLength(1);
    for (const value of ['', '/run/secrets/token', '$(TOKEN)', 'https://tokens.example', 'true']) {
      expect(env(value)).toEqual([]);
    }
  });
});

describe('practices of whole apps', () => {
  test('compare cluster-scoped objects without their namespaces', () => {
    const object = (kind: string, namespace: string) => ({
      apiVersion: kind === 'Namespace' ? 'v1' : 'storage.k8s.io/v1',
      kind,
      metadata: { name: 'a', namespace },
    });
    const objects = ['Namespace', 'StorageClass', 'Bucket'].flatMap((kind) => [object(kind, 'b'), object(kind, 'c')]);
    expect(found(objects)).toEqual([
      '1 practice/same-identity metadata.name',
      '3 practice/same-identity metadata.name',
    ]);
  });

  test('report duplicate objects of any kind and version', () => {
    const of = (apiVersion: string, namespace: string) => ({
      apiVersion,
      kind: 'Certificate',
      metadata: { name: 'web', namespace },
    });
    expect(found([of('cert-manager.io/v1', 'a'), of('cert-manager.io/v1alpha2', 'a')])).toEqual([
      '1 practice/same-identity metadata.name',
    ]);
    expect(found([of('cert-manager.io/v1', 'a'), of('cert-manager.io/v1', 'b'), of('example.com/v1', 'a')])).toEqual(
      [],
    );
  });

  test('match selectors with Pods of the same namespace only', () => {
    const canary = deployment({ name: 'canary', labels: { app: 'web', track: 'canary' } });
    expect(found([inNamespace(deployment(), 'a'), inNamespace(canary, 'b')])).toEqual([]);
    expect(found([inNamespace(deployment(), 'a'), inNamespace(canary, 'a')])).toEqual([
      '0 practice/selector-overlap spec.selector',
    ]);
  });

  test('report a selector that matches a bare Pod or the Pods of a Job', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'debug', labels: { app: 'web' } },
      spec: { containers: [other('debug')] },
    };
    expect(found([deployment(), pod])).toEqual(['0 practice/selector-overlap spec.selector']);
    const hook = (name: string) => ({ ...pod, metadata: { ...pod.metadata, annotations: { [name]: 'test' } } });
    expect(found([deployment(), hook('helm.sh/hook')])).toEqual([]);
    expect(found([deployment(), hook('argocd.argoproj.io/hook')])).toEqual([]);
    expect(found([deployment(), hook('helm.sh/chart')])).toEqual(['0 practice/selector-overlap spec.selector']);
  });

  test('report a Service without Pods only if a workload is most likely intended', () => {
    const elsewhere = service('http', { selector: { app: 'database' } });
    const named = (object: object, name: string) => ({ ...object, metadata: { name } });
    expect(found([service('http', { selector: { app: 'wbe' } })])).toEqual([]);
    expect(found([deployment(), service('http'), named(elsewhere, 'database')])).toEqual([]);
    expect(found([deployment(), elsewhere])).toEqual(['1 practice/service-selector spec.selector']);
    const custom = { apiVersion: 'example.com/v1', kind: 'Database', metadata: { name: 'database' } };
    expect(found([deployment(), custom, elsewhere])).toEqual([]);
  });

  test('suggest the workload without a Service that has the ports of the Service', () => {
    const api = (selector: object) => ({ ...service('http', { selector }), metadata: { name: 'api' } });
    const jobs = deployment({ name: 'jobs', labels: { app: 'jobs' }, container: { ports: [] } });
    expect(found([deployment(), jobs, api({ role: 'api' })])).toEqual(['2 practice/service-selector spec.selector']);
    expect(found([jobs, api({ role: 'api' })])).toEqual([]);
    expect(found([deployment(), service('http'), jobs, api({ role: 'api' })])).toEqual([]);
  });

  test('match a Service without a namespace with a workload in any namespace', () => {
    expect(found([inNamespace(deployment(), 'shop'), service('http')])).toEqual([]);
    expect(found([deployment(), inNamespace(service('nope'), 'shop')])).toEqual([
      '1 practice/service-port spec.ports[0].targetPort',
    ]);
  });

  test('ignore labels that controllers set in selectors', () => {
    const selector = { app: 'web', 'statefulset.kubernetes.io/pod-name': 'web-0' };
    expect(found([statefulSet({ workload: { serviceName: '' } }), service('http', { selector })])).toEqual([]);
  });

  test('report an undeclared target port only next to declared ports, by protocol', () => {
    expect(found([deployment({ container: { ports: [] } }), service(8080)])).toEqual([]);
    expect(found([deployment(), service(9090)])).toEqual(['1 practice/service-port spec.ports[0].targetPort']);
    const udp = service('http', { ports: [{ port: 80, targetPort: 8080, protocol: 'UDP' }] });
    expect(found([deployment(), udp])).toEqual(['1 practice/service-port spec.ports[0].targetPort']);
  });

  test('report a target port by name of a native sidecar before 1.33, whose Services only find its number', () => {
    const proxied = deployment({ spec: sidecar({ ports: [{ name: 'https', containerPort: 8443 }] }) });
    const named = [proxied, service('https')];
    expect(found(named, { kubernetes: '1.32' })).toEqual(['1 practice/service-port spec.ports[0].targetPort']);
    expect(found(named, { kubernetes: '1.33' })).toEqual([]);
    expect(found([proxied, service(8443)], { kubernetes: '1.29' })).toEqual([]);
    expect(found([proxied, service('http')], { kubernetes: '1.29' })).toEqual([]);
  });

  test('accept a target port of one of several workloads', () => {
    const other = deployment({
      name: 'b',
      labels: { app: 'b', tier: 'x' },
      container: { ports: [{ name: 'x', containerPort: 1 }] },
    });
    const one = deployment({ labels: { app: 'web', tier: 'x' } });
    expect(found([one, other, service('http', { selector: { tier: 'x' } })])).toEqual([]);
  });

  test('read the ports behind a proxy from its nginx configuration', () => {
    const app = deployment({
      others: [
        {
          name: 'proxy',
          image: 'nginxinc/nginx-unprivileged:1.29',
          ports: [{ name: 'https', containerPort: 8443 }],
          volumeMounts: [{ name: 'c', mountPath: '/etc/nginx' }],
        },
      ],
      spec: { volumes: [{ name: 'c', configMap: { name: 'settings' } }] },
    });
    const config = settings({ 'nginx.conf': 'proxy_pass http://127.0.0.1:8080;' });
    expect(found([config, app, service('http')])).toEqual(['2 practice/past-the-proxy spec.ports[0].targetPort']);
    expect(found([config, app, policy(8080)])).toEqual(['2 practice/past-the-proxy spec.ingress[0].ports[0].port']);
    expect(found([config, app, service('https'), policy('https')])).toEqual([]);
  });

  test('do not treat an exporter as a proxy', () => {
    const exporter = {
      name: 'e',
      image: 'nginx/nginx-prometheus-exporter:1.5.1',
      args: ['--nginx.scrape-uri=http://127.0.0.1:8080/stub_status'],
      ports: [{ containerPort: 9113 }],
    };
    expect(found([deployment({ others: [exporter] }), service('http')])).toEqual([]);
  });

  test('report a budget of 100 %, with maxUnavailable 0, or with as many Pods as the maximum', () => {
    const app = (replicas: number) => deployment({ workload: { replicas } });
    const bad = (field: string) => [`1 practice/disruption-budget spec${field}`];
    expect(found([app(3), budget({ minAvailable: '100%' })])).toEqual(bad('.minAvailable'));
    expect(found([app(3), budget({ maxUnavailable: '0%' })])).toEqual(bad('.maxUnavailable'));
    expect(found([app(3), budget({ minAvailable: '67%' })])).toEqual(bad('.minAvailable'));
    expect(found([app(3), budget({ minAvailable: '66%' })])).toEqual([]);
    expect(found([app(3), budget({})])).toEqual(bad(''));
    const scaled = deployment({ container: { resources: { requests: { cpu: '1' } } } });
    expect(found([scaled, budget({ minAvailable: 4 }), autoscaler('web')])).toEqual([]);
    expect(found([scaled, budget({ minAvailable: 5 }), autoscaler('web')])).toEqual(bad('.minAvailable'));
  });

  test('accept a budget for Pods that are not in the app', () => {
    expect(found([budget({ minAvailable: 2 })])).toEqual([]);
  });

  test('report an autoscaler of a missing container', () => {
    const target = { type: 'Utilization', averageUtilization: 50 };
    const metric = { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'wbe', target } };
    const scaled = deployment({ container: { resources: { requests: { cpu: '1' } } } });
    expect(found([scaled, autoscaler('web', metric)])).toEqual([
      '1 practice/autoscaler-target spec.metrics[0].containerResource.container',
    ]);
    expect(found([autoscaler('web')])).toEqual([]);
  });

  test('check an autoscaler of autoscaling/v1 like one of autoscaling/v2', () => {
    const scaler = (more: object = {}) => ({
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 5, ...more },
    });
    const requests = { resources: { requests: { cpu: '1' } } };
    const percentage = { targetCPUUtilizationPercentage: 50 };
    expect(found([deployment({ container: requests }), scaler(percentage)])).toEqual([]);
    expect(found([deployment({ container: requests, workload: { replicas: 2 } }), scaler()])).toContain(
      '0 practice/autoscaler-replicas spec.replicas',
    );
    expect(found([deployment(), scaler()])).toEqual(found([deployment()]));
    expect(found([deployment(), scaler(percentage)])).toContain(
      '1 practice/autoscaler-requests spec.targetCPUUtilizationPercentage',
    );
    const two = deployment({ container: requests, others: [other('logs', requests)] });
    expect(found([two, scaler(percentage)])).toContain(
      '1 practice/autoscaler-pod-cpu spec.targetCPUUtilizationPercentage',
    );
    expect(found([{ ...scaler(), spec: undefined }])).toEqual([]);
  });

  test('do not repeat since 1.34 what the server itself rejects', () => {
    const app = [statefulSet({ container: { imagePullPolicy: 'Sometimes' } })];
    expect(found(app, { kubernetes: '1.33' })).toEqual([
      `0 practice/pods-will-be-refused ${at('0', 'imagePullPolicy')}`,
    ]);
    expect(found(app, { kubernetes: '1.34' })).toEqual([]);
  });

  test('add the volumes of claim templates to the Pods, and keep the positions of others', () => {
    const claim = {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    const container = {
      volumeMounts: [
        { name: 'data', mountPath: '/data' },
        { name: 'nope', mountPath: '/nope' },
      ],
    };
    const spec = {
      volumes: [
        { name: 'data', emptyDir: {} },
        { name: 'x', configMap: { name: '' } },
      ],
    };
    const workload = { volumeClaimTemplates: [claim] };
    expect(found([statefulSet({ container, spec, workload })], { kubernetes: '1.30' })).toEqual([
      '0 practice/pods-will-be-refused spec.template.spec.volumes[1].configMap.name',
      `0 practice/pods-will-be-refused ${at('0', 'volumeMounts[1].name')}`,
    ]);
  });
});

describe('practices', () => {
  test('check a PodTemplate', () => {
    const container = web({ livenessProbe: get('nope') });
    const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };
    expect(found([{ apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'web' }, template }])).toEqual([
      '0 practice/probe-port template.spec.containers[0].livenessProbe.httpGet.port',
    ]);
  });

  test('accept any JSON in any field', () => {
    const target = targetOf('1.30');
    const kinds = [
      deployment(),
      statefulSet(),
      service('http'),
      budget({ maxUnavailable: 1 }),
      policy(80),
      autoscaler('web'),
      settings({}),
      job({}),
    ];
    const paths = kinds.flatMap((object) => pathsOf(object).map((path) => [object, path] as const));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), ([object, path], value) => {
        const changed = withValue(object, path, value);
        const objects = [changed, ...kinds, null, [], 7];
        const decoded = objects.map((one) =>
          typeof one === 'object' && one !== null && !Array.isArray(one) ? decode(one, target, () => {}) : undefined,
        );
        practices({ manifests: objects, target, decoded }, 'all');
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['selects by shared labels', { even: 'yes', odd: 'yes', app: 'web' }],
    ['selects no Pods', { app: 'wbe' }],
  ])('take linear time if each Service %s', (_what, selector) => {
    const shared = (n: number) =>
      Array.from({ length: n }, (_, at) => [
        deployment({ name: `web-${at}`, labels: { app: 'web', [at % 2 === 0 ? 'even' : 'odd']: 'yes' } }),
        { ...service('http', { selector }), metadata: { name: `s-${at}` } },
      ]).flat();
    const looking = (objects: readonly object[]) => () => {
      found(objects);
    };
    // Of very many candidates only the first ones are checked: then the time is linear.
    expectLinear((size) => looking(shared(size)), 500);
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: Path = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [[key], ...pathsOf(Reflect.get(value, key)).map((path) => [key, ...path])]);
}

function withValue(object: object, path: Path, value: unknown): object {
  const copy = structuredClone(object);
  const place = path.slice(0, -1).reduce<object>((inner, key) => Reflect.get(inner, key), copy);
  Reflect.set(place, path.at(-1) ?? '', value);
  return copy;
}
