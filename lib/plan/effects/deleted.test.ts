import { changed, configMap, deployment, service, statefulSet } from '../testdata/objects';
import { codesOf, container, effectsOf, fromEnv, mounting } from './testdata/effects';

test('a Namespace that is deleted takes with it what the new manifests have in it', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  const [inside, config] = [deployment, configMap].map((object) => changed(object, 'metadata.namespace', 'shop'));
  expect(effectsOf([namespace, inside ?? {}], [inside ?? {}, config ?? {}, service])).toEqual([
    [
      'deleted-in-use warning: Namespace shop',
      'is deleted with all that is in it, also of the new manifests: Deployment "web", and 1 more',
    ],
  ]);
  expect(effectsOf([namespace, inside ?? {}], [service])).toEqual([]);
});

test('a definition that is deleted takes with it what the new manifests have of its kind', () => {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: { group: 'example.com', names: { kind: 'Widget', plural: 'widgets' } },
  };
  const widget = (group: string) => ({ apiVersion: `${group}/v1`, kind: 'Widget', metadata: { name: 'w' }, spec: {} });
  expect(effectsOf([definition, widget('example.com')], [widget('example.com')])).toEqual([
    [
      'deleted-in-use warning: CustomResourceDefinition widgets.example.com',
      'is deleted with all objects of its kind, also of the new manifests: Widget "w"',
    ],
  ]);
  expect(effectsOf([definition, widget('example.com')], [widget('example.org')])).toEqual([]);
});

describe('what is deleted and still referred to', () => {
  const gone = 'is deleted: new Pods cannot start';

  test('is a config, a claim or a service account of a template', () => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };
    const withClaim = mounting({}, { persistentVolumeClaim: { claimName: 'data' } });
    const withAccount = changed(deployment, 'spec.template.spec.serviceAccountName', 'web');
    for (const [object, workload] of [
      [configMap, fromEnv],
      [claim, withClaim],
      [account, withAccount],
    ] as const) {
      const [[code, message] = []] = effectsOf([object, workload], [workload]);
      expect(code).toBe('deleted-in-use warning: Deployment web');
      expect(message).toContain(`, which ${gone}`);
    }
    const optional = changed(fromEnv, `${container}.envFrom.0.configMapRef.optional`, true);
    expect(effectsOf([configMap, optional], [optional])).toEqual([]);
  });

  test('is a class of a template', () => {
    for (const [apiVersion, kind, field] of [
      ['scheduling.k8s.io/v1', 'PriorityClass', 'priorityClassName'],
      ['node.k8s.io/v1', 'RuntimeClass', 'runtimeClassName'],
    ] as const) {
      const workload = changed(deployment, `spec.template.spec.${field}`, 'a');
      expect(effectsOf([{ apiVersion, kind, metadata: { name: 'a' } }, workload], [workload])).toEqual([
        ['deleted-in-use warning: Deployment web', `refers to ${kind} "a", which ${gone}`],
      ]);
    }
  });

  test('is a Secret with which images are pulled', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'pull' } };
    const workload = changed(deployment, 'spec.template.spec.imagePullSecrets', [{ name: 'pull' }]);
    expect(effectsOf([secret, workload], [workload])).toEqual([
      [
        'deleted-in-use warning: Deployment web',
        'pulls its images with Secret "pull", which is deleted: new Pods cannot pull private ones',
      ],
    ]);
  });

  test('is the role of a binding, or the certificate of an Ingress', () => {
    const rbac = 'rbac.authorization.k8s.io/v1';
    const role = (kind: string) => ({ apiVersion: rbac, kind, metadata: { name: 'read' }, rules: [] });
    const binding = (kind: string) => ({
      apiVersion: rbac,
      kind: 'RoleBinding',
      metadata: { name: 'a' },
      roleRef: { kind, name: 'read' },
    });
    for (const kind of ['Role', 'ClusterRole'])
      expect(effectsOf([role(kind), binding(kind)], [binding(kind)])).toEqual([
        ['deleted-in-use warning: RoleBinding a', `refers to ${kind} "read", which is deleted`],
      ]);
    expect(effectsOf([role('Role'), binding('ClusterRole')], [binding('ClusterRole')])).toEqual([]);
    const certificate = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' } };
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { tls: [{ secretName: 'tls' }] },
    };
    expect(codesOf([certificate, ingress], [ingress])).toEqual(['deleted-in-use warning: Ingress web']);
  });

  test('is a Service of a StatefulSet or an Ingress', () => {
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } }] },
    };
    expect(effectsOf([service, ingress], [ingress])).toEqual([
      ['deleted-in-use warning: Ingress web', 'refers to Service "web", which is deleted'],
    ]);
    const own = changed(service, 'metadata.name', 'db');
    expect(codesOf([own, statefulSet], [statefulSet])).toEqual(['deleted-in-use warning: StatefulSet db']);
  });
});
