import {
  autoscaler,
  budget,
  deployment,
  other,
  policy,
  service,
  settings,
  statefulSet,
} from '../facts/example-objects';
import { at, found, inNamespace, sidecar } from '../testdata/found';

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

  test('accept a bare Pod that a ReplicationController or ReplicaSet adopts, and the Pods of a CronJob', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'first', labels: { app: 'web' } } };
    const bare = { ...pod, spec: { containers: [other('first')] } };
    const template = { metadata: { labels: { app: 'web' } }, spec: bare.spec };
    const controller = (apiVersion: string, kind: string, selector: object) => ({
      apiVersion,
      kind,
      metadata: { name: 'web' },
      spec: { selector, template },
    });
    expect(found([controller('v1', 'ReplicationController', { app: 'web' }), bare])).toEqual([]);
    const replicas = controller('apps/v1', 'ReplicaSet', { matchLabels: { app: 'web' } });
    expect(found([replicas, bare])).toEqual([]);
    expect(found([replicas, deployment({ name: 'canary' })])).toContain('0 practice/selector-overlap spec.selector');
    const finite = { ...template, spec: { ...template.spec, restartPolicy: 'Never' } };
    const spec = { schedule: '5 4 * * *', jobTemplate: { spec: { template: finite } } };
    expect(
      found([deployment(), { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'clean' }, spec }]),
    ).toEqual([]);
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
    // The Pods of component "api" are elsewhere: those of "web" say that they are not these.
    expect(found([deployment(), jobs, api({ app: 'api' })])).toEqual([]);
    expect(found([deployment(), jobs, api({ app: 'shop' })])).toEqual(['2 practice/service-selector spec.selector']);
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

  test('accept an Ingress to any port of an external Service', () => {
    const backend = { service: { name: 'web', port: { number: 443 } } };
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { defaultBackend: backend },
    };
    const external = service('http', { type: 'ExternalName', externalName: 'web.example.com', ports: undefined });
    expect(found([external, ingress])).toEqual([]);
    expect(found([service('http'), ingress])).toEqual(['1 practice/ingress-service spec.defaultBackend.service.port']);
  });

  test('report an undeclared target port that is almost a declared one, or the web port of a Service', () => {
    const wrong = ['1 practice/service-port spec.ports[0].targetPort'];
    expect(found([deployment({ container: { ports: [] } }), service(8080)])).toEqual([]);
    expect(found([deployment(), service(9090)])).toEqual([]);
    expect(found([deployment(), service(8008)])).toEqual(wrong);
    expect(found([deployment(), service(80)])).toEqual(wrong);
    expect(found([deployment({ container: { ports: [{ containerPort: 80 }] } }), service(443)])).toEqual([]);
    const two = deployment({ others: [other('more', { ports: [{ containerPort: 9090 }] })] });
    expect(found([two, service(80)])).toEqual([]);
    const udp = service('http', { ports: [{ port: 80, targetPort: 8080, protocol: 'UDP' }] });
    expect(found([deployment(), udp])).toEqual([]);
  });

  test('report a target port by name if it is almost that of a port, or if the Service has no other', () => {
    const ports = (...names: readonly string[]) =>
      service('', { ports: names.map((name, at) => ({ name, port: 80 + at, targetPort: name })) });
    expect(found([deployment(), ports('http', 'https')])).toEqual(['1 practice/service-port spec.ports[1].targetPort']);
    expect(found([deployment(), ports('http', 'metrics')])).toEqual([]);
    expect(found([deployment(), ports('tls', 'metrics')])).toEqual([
      '1 practice/service-port spec.ports[0].targetPort',
      '1 practice/service-port spec.ports[1].targetPort',
    ]);
  });

  test('report a port of a NetworkPolicy if its rule allows none of the Pods: a name, a misspelled one, or one of a Service', () => {
    const wrong = ['1 practice/network-policy-port spec.ingress[0].ports[0].port'];
    expect(found([deployment(), policy('web')])).toEqual(wrong);
    expect(found([deployment(), policy(8008)])).toEqual(wrong);
    expect(found([deployment(), policy(80)])).toEqual([]);
    expect(found([deployment(), policy(80), service('http')])).toEqual(wrong);
    const both = { ...policy(80), spec: { podSelector: {}, ingress: [{ ports: [{ port: 80 }, { port: 'http' }] }] } };
    expect(found([deployment(), both, service('http')])).toEqual([]);
  });

  test('do not compare a Service with the Pods of hooks, or a selector with Pods that a controller created', () => {
    const pod = (metadata: object, labels: object = { app: 'web' }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'other', labels, ...metadata },
      spec: { containers: [other('other')] },
    });
    expect(found([pod({ annotations: { 'helm.sh/hook': 'test' } }), service('http')])).toEqual([]);
    const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: '1' };
    expect(found([deployment(), pod({ ownerReferences: [owner] })])).toEqual([]);
    expect(found([deployment(), pod({}, { app: 'web', 'pod-template-hash': '1' })])).toEqual([]);
  });

  test('require a headless Service only for a StatefulSet whose Pods use their DNS names', () => {
    const named = (value: string) => statefulSet({ container: { args: ['--peers', value] } });
    const wrong = ['0 practice/stateful-set-service spec.serviceName'];
    expect(found([statefulSet(), service('http')])).toEqual([]);
    for (const value of ['web-0.web', 'http://$(POD_NAME).web:80', '${HOSTNAME}.web.shop.svc'])
      expect(found([named(value), service('http')])).toEqual(wrong);
    for (const value of ['web.web', 'db-0.web-db', 'web']) expect(found([named(value), service('http')])).toEqual([]);
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
    const both = service('', {
      ports: [
        { port: 443, targetPort: 'https' },
        { port: 80, targetPort: 'http' },
      ],
    });
    expect(found([config, app, both])).toEqual([]);
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

  test('accept a budget where an object of another kind sets the replicas', () => {
    const scaled = deployment();
    const scaler = (name: string) => ({
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: 'web' },
      spec: { scaleTargetRef: { name }, minReplicaCount: 3 },
    });
    expect(found([scaled, budget({ minAvailable: 1 }), scaler('web')])).toEqual([]);
    expect(found([scaled, budget({ minAvailable: 1 }), scaler('other')])).toEqual([
      '1 practice/disruption-budget spec.minAvailable',
    ]);
    expect(found([scaled, budget({ minAvailable: '100%' }), scaler('web')])).toEqual([
      '1 practice/disruption-budget spec.minAvailable',
    ]);
  });

  test('accept a budget for Pods that are not in the app', () => {
    expect(found([budget({ minAvailable: 2 })])).toEqual([]);
  });

  test('report a second budget for the same Pods, and a second autoscaler of one workload, in one namespace', () => {
    const requests = { container: { resources: { requests: { cpu: '1' } } } };
    const app = deployment(requests);
    const named = (name: string, object: object, namespace?: string) => ({ ...object, metadata: { name, namespace } });
    const one = budget({ maxUnavailable: 1 });
    const all = { ...one, spec: { maxUnavailable: 1, selector: {} } };
    for (const [first, second, code] of [
      [one, one, 'practice/two-disruption-budgets spec.selector'],
      [one, all, 'practice/two-disruption-budgets spec.selector'],
      [autoscaler('web'), autoscaler('web'), 'practice/two-autoscalers spec.scaleTargetRef'],
    ] as const) {
      expect(found([app, named('a', first), named('b', second)])).toEqual([`2 ${code}`]);
      expect(found([app, named('a', first, 'shop'), named('b', second)])).toEqual([`2 ${code}`]);
      // One for each environment.
      expect(found([app, named('a', first, 'shop'), named('b', second, 'store')])).toEqual([]);
    }
    const others = deployment({ ...requests, name: 'other', labels: { app: 'other' } });
    const ofOthers = named('b', budget({ maxUnavailable: 1 }, { app: 'other' }));
    expect(found([app, others, named('a', one), ofOthers])).toEqual([]);
    expect(found([app, others, named('a', autoscaler('web')), named('b', autoscaler('other'))])).toEqual([]);
    // What is scaled may be in the cluster already: it is known by its name.
    expect(found([named('a', autoscaler('web')), named('b', autoscaler('web'))])).toEqual([
      '1 practice/two-autoscalers spec.scaleTargetRef',
    ]);
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
