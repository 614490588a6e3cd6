import { ApiObject, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { podTemplateOf, workloadKinds } from '../kubernetes/pod-template';
import { allow } from './allow';
import { isolate } from './isolate';
import { Workload } from './workload';

const chartIn = () => new Chart(Testing.app(), 'chart', { namespace: 'shop' });
const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const workloadIn = (chart: Chart, props = {}) =>
  new Workload(chart, 'shop', { app, workload: { kind: 'Deployment' }, ...props });
const object = (chart: Chart, kind: string) => Testing.synth(chart).find((one) => one.kind === kind);
const specOf = (chart: Chart, kind = 'Deployment') => podTemplateOf(object(chart, kind))?.template.spec;
const wrongly = (call: unknown) => call as never;

const mount = {
  name: 'kube-api-access',
  mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
  readOnly: true,
};

describe('allow', () => {
  test('gives the Pods an account of their own, a Role with the permissions, and one container a token', () => {
    const chart = chartIn();
    const sidecar = { name: 'sidecar', image: 's:1', restartPolicy: 'Always' as const };
    const permissions = {
      configmaps: ['get', 'watch'],
      secrets: { verbs: ['get'], names: ['shop'] },
      'pods/log': ['get'],
      'rollouts.argoproj.io': ['list'],
      leases: [{ verbs: ['update'], names: ['leader'] }, { verbs: ['create'] }],
    } as const;
    allow(workloadIn(chart, { pod: { initContainers: [sidecar] } }), permissions);
    const metadata = { name: 'shop', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'shop' } };
    expect(object(chart, 'ServiceAccount')).toEqual({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata,
      automountServiceAccountToken: false,
    });
    expect(object(chart, 'Role')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [
        { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'watch'] },
        { apiGroups: [''], resources: ['secrets'], resourceNames: ['shop'], verbs: ['get'] },
        { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
        { apiGroups: ['argoproj.io'], resources: ['rollouts'], verbs: ['list'] },
        { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['leader'], verbs: ['update'] },
        { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
      ],
    });
    expect(object(chart, 'RoleBinding')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'shop' },
      subjects: [{ kind: 'ServiceAccount', name: 'shop', namespace: 'shop' }],
    });
    const spec = specOf(chart);
    expect(spec).toMatchObject({
      serviceAccountName: 'shop',
      automountServiceAccountToken: false,
      volumes: [
        {
          name: 'kube-api-access',
          projected: {
            sources: [
              { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
              { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
              { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
            ],
          },
        },
      ],
    });
    expect(spec?.containers[0]?.volumeMounts).toEqual([mount]);
    expect(spec?.initContainers?.[0]?.volumeMounts).toBeUndefined();
  });

  test.each(workloadKinds)('gives the Pods of a %s the account', (kind) => {
    const chart = chartIn();
    const workload = kind === 'CronJob' ? { kind, schedule: '0 2 * * *' } : { kind };
    allow(workloadIn(chart, { workload }), { pods: ['list'] });
    expect(specOf(chart, kind)).toMatchObject({
      serviceAccountName: 'shop',
      automountServiceAccountToken: false,
      containers: [{ volumeMounts: [mount] }],
    });
  });

  test('gives the Pods of cdk8s-plus, which mount no token, the account and one container a token', () => {
    const chart = chartIn();
    allow(new plus.Deployment(chart, 'shop', { containers: [{ image: 'shop:1', portNumber: 8080 }] }), {
      pods: ['list'],
    });
    expect(specOf(chart)).toMatchObject({
      automountServiceAccountToken: false,
      containers: [{ volumeMounts: [mount] }],
    });
    expect(specOf(chart)?.serviceAccountName).toBe(object(chart, 'ServiceAccount').metadata.name);
  });

  const ofHelm = (chart: Chart, account: object) => {
    const template = {
      metadata: { labels: { app: 'a' } },
      spec: { ...account, containers: [{ name: 'a', image: 'a:1' }] },
    };
    const spec = { selector: { matchLabels: { app: 'a' } }, template };
    return new ApiObject(chart, 'a', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec });
  };

  test('binds the account that exists, and leaves the token of other Pods as it is mounted', () => {
    const chart = chartIn();
    const target = ofHelm(chart, { serviceAccountName: 'of-helm' });
    allow(target, { pods: ['list'] }, { serviceAccount: 'of-helm' });
    expect(object(chart, 'ServiceAccount')).toBeUndefined();
    expect(object(chart, 'RoleBinding').subjects[0].name).toBe('of-helm');
    expect(specOf(chart)).toEqual({ serviceAccountName: 'of-helm', containers: [{ name: 'a', image: 'a:1' }] });
  });

  test.each([{ automountServiceAccountToken: true }, {}])(
    'adds a token of a given lifetime also where one is mounted: %j',
    (account) => {
      const chart = chartIn();
      const target = ofHelm(chart, { serviceAccountName: 'of-helm', ...account });
      allow(target, { pods: ['list'] }, { serviceAccount: 'of-helm', expiration: '10m', audience: 'api' });
      const [source] = specOf(chart)?.volumes?.[0]?.projected?.sources ?? [];
      expect(source).toEqual({ serviceAccountToken: { path: 'token', expirationSeconds: 600, audience: 'api' } });
    },
  );

  test('keeps a token that is mounted into all containers by intention', () => {
    const chart = chartIn();
    allow(workloadIn(chart, { pod: { automountServiceAccountToken: true } }), { pods: ['list'] });
    expect(specOf(chart)).toMatchObject({ serviceAccountName: 'shop', automountServiceAccountToken: true });
    expect(specOf(chart)?.volumes).toBeUndefined();
  });

  test('gives the token to the container that is set', () => {
    const chart = chartIn();
    const containers = [
      { name: 'a', image: 'a:1' },
      { name: 'b', image: 'b:1' },
    ];
    const target = new Workload(chart, 'two', { containers, workload: { kind: 'Deployment' } });
    allow(target, { pods: ['list'] }, { container: 'b' });
    expect(specOf(chart)?.containers.map(({ volumeMounts }) => volumeMounts)).toEqual([undefined, [mount]]);
  });

  test('reports a container that is not clear, or not there', () => {
    const containers = [
      { name: 'a', image: 'a:1' },
      { name: 'b', image: 'b:1' },
    ];
    const chart = chartIn();
    allow(new Workload(chart, 'two', { containers }), { pods: ['list'] });
    expect(() => Testing.synth(chart)).toThrow(
      'spec.containers: "allow" needs one container: the Pod has "a", "b"; ' +
        'set container: "a", or another one of them [pod/missing-container]',
    );
    const other = chartIn();
    allow(new Workload(other, 'two', { containers }), { pods: ['list'] }, { container: 'server' });
    expect(() => Testing.synth(other)).toThrow(
      'no container "server" of "allow": the Pod has "a", "b"; set container: "a", or another one of them',
    );
  });

  test('reports an account that the Pods have, but nobody set', () => {
    const chart = chartIn();
    allow(workloadIn(chart, { pod: { serviceAccountName: 'other' } }), { pods: ['list'] });
    expect(() => Testing.synth(chart)).toThrow(
      'spec.template.spec.serviceAccountName: the Pods have account "other", which allow does not give the permissions to; ' +
        'set serviceAccount: "other" in allow, or remove serviceAccountName [app/service-account]',
    );
  });

  test('reports a workload without a namespace, which a RoleBinding names', () => {
    const chart = new Chart(Testing.app(), 'chart');
    allow(workloadIn(chart), { pods: ['list'] });
    expect(() => Testing.synth(chart)).toThrow(/subjects\[0\]\.namespace: a RoleBinding names the namespace/);
  });

  test('says to isolate that it sends to the API server', () => {
    const chart = chartIn();
    const shop = workloadIn(chart);
    allow(shop, { pods: ['list'] });
    const apiServer = { host: 'kubernetes.default.svc', ipBlock: { cidr: '192.0.2.1/32' }, ports: [6443] };
    isolate(shop, { to: [apiServer] });
    expect(object(chart, 'NetworkPolicy').spec.egress).toContainEqual({
      to: [{ ipBlock: { cidr: '192.0.2.1/32' } }],
      ports: [{ port: 6443, protocol: 'TCP' }],
    });
  });

  test.each([
    [{}, 'allow: permissions are empty; set what it may do, such as { configmaps: ["get"] }'],
    [{ configmap: ['get'] }, 'allow: permissions.configmap is not a resource; did you mean "configmaps"?'],
    [{ NetworkPolicy: ['get'] }, 'allow: permissions.NetworkPolicy is not a resource; did you mean "networkpolicies"?'],
    [
      { 'apps/deployments': ['get'] },
      'allow: permissions.apps/deployments is not a resource; did you mean "deployments"?',
    ],
    [
      { 'deployments.batch': ['get'] },
      'allow: permissions.deployments.batch is not a resource; did you mean "deployments"?',
    ],
    [{ 'pods/logs': ['get'] }, 'allow: permissions.pods/logs is not a resource; did you mean "pods/log"?'],
    [
      { 'configmaps/status': ['get'] },
      'allow: permissions.configmaps/status is not a resource: configmaps have no subresources; set configmaps',
    ],
    [{ 'jobs/scale': ['get'] }, 'allow: permissions.jobs/scale is not a resource; set jobs, or one of jobs/status'],
    [
      { nodes: ['get'] },
      'allow: permissions.nodes is in no namespace, so a Role cannot allow it; use a ClusterRole and a ClusterRoleBinding of your own',
    ],
    [
      { rollouts: ['get'] },
      `allow: permissions.rollouts is not a resource of Kubernetes' own; add the group of a custom resource, such as rollouts.argoproj.io`,
    ],
    [{ '*': ['get'] }, 'allow: permissions.* is not a resource; set one such as configmaps'],
    [
      { pods: ['gett'] },
      'allow: permissions.pods[0] must be one of "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"; did you mean "get"?',
    ],
    [
      { pods: ['*'] },
      'allow: permissions.pods[0] must not be "*"; set the verbs that it uses, of get, list, watch, create, update, patch, delete, deletecollection',
    ],
    [{ pods: [] }, 'allow: permissions.pods is empty; set a verb, or remove it'],
    [{ 'pods/log': ['list'] }, 'allow: permissions.pods/log[0] must be get for pods/log, got "list"'],
    [{ pods: { verbs: ['get'], names: [] } }, 'allow: permissions.pods.names is empty; set a name, or remove it'],
    [
      { leases: { verbs: ['create', 'update'], names: ['leader'] } },
      'allow: permissions.leases.names cannot limit create, which knows no name; grant it without names: ' +
        '[{"verbs":["update"],"names":["leader"]},{"verbs":["create"]}]',
    ],
  ])('rejects permissions that grant nothing, or what a Role cannot: %j', (permissions, message) => {
    expect(() => allow(workloadIn(chartIn()), wrongly(permissions))).toThrow(new TypeError(message));
  });

  test('rejects a token that is valid for less than 10 minutes, the account of all Pods, and a second call', () => {
    const shop = workloadIn(chartIn());
    const permissions = { pods: ['list'] } as const;
    expect(() => allow(shop, permissions, { expiration: '9m' })).toThrow(
      new RangeError('allow: expiration must be 10 minutes or more, got 540 s; set "10m"'),
    );
    expect(() => allow(shop, permissions, { serviceAccount: 'default' })).toThrow(/must not be "default"/);
    allow(shop, permissions);
    expect(() => allow(shop, permissions)).toThrow(
      'allow: called twice for chart/shop, but one Role has all permissions; remove one of the calls',
    );
  });

  test('rejects what has no pod template', () => {
    const service = new ApiObject(chartIn(), 'service', { apiVersion: 'v1', kind: 'Service' });
    expect(() => allow(service, { pods: ['list'] })).toThrow(/^allow: no pod template in Service/);
  });
});

test.each([
  [{ secrets: { verbs: ['list'], names: [''] } }, {}, 'permissions.secrets.names[0] is empty, which would allow list'],
  [{ secrets: ['get'] }, { serviceAccount: '' }, 'options.serviceAccount is empty; set a name'],
  [{ secrets: ['get'] }, { audience: '' }, 'options.audience is empty; set a string'],
] as const)(
  'rejects an empty name, which would allow more or something else: %j %j',
  (permissions, options, message) => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop' });
    const shop = new Workload(chart, 'shop', { app: { image: 'shop:1' } });
    expect(() => allow(shop, permissions as never, options)).toThrow(`allow: ${message}`);
  },
);
