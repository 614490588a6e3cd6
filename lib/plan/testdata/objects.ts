/** Objects that a server of every release takes, the smallest of their kinds that run. */
const template = (name: string, image: string) => ({
  metadata: { labels: { app: name } },
  spec: {
    containers: [{ name, image, resources: { requests: { cpu: '10m', memory: '64Mi' } } }],
  },
});

const selector = (name: string) => ({ matchLabels: { app: name } });

export const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 2, selector: selector('web'), template: template('web', 'registry.example/web:1') },
};

export const statefulSet = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db' },
  spec: {
    replicas: 2,
    serviceName: 'db',
    selector: selector('db'),
    template: template('db', 'registry.example/db:1'),
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
  },
};

export const daemonSet = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  spec: { selector: selector('agent'), template: template('agent', 'registry.example/agent:1') },
};

const { metadata: _labels, ...jobTemplate } = template('migrate', 'registry.example/migrate:1');

export const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate' },
  spec: { template: { ...jobTemplate, spec: { ...jobTemplate.spec, restartPolicy: 'Never' } } },
};

export const cronJob = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'report' },
  spec: {
    schedule: '0 2 * * *',
    jobTemplate: {
      spec: {
        template: {
          spec: { restartPolicy: 'Never', containers: [{ name: 'report', image: 'registry.example/report:1' }] },
        },
      },
    },
  },
};

export const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: template('web', 'registry.example/web:1').spec,
};

export const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { level: 'info' } };

export const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'login' },
  stringData: { password: 'hunter22' },
};

export const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
};

export const roleBinding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'web' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'default' }],
};

/** An object with another value at a path: `spec.containers.0.image`. What is missing on the way is added. */
export function changed(object: object, path: string, value: unknown): object {
  return withStep(object, path.split('.'), value) as object;
}

/** An object without what is at a path. */
export function without(object: object, path: string): object {
  return changed(object, path, undefined);
}

function withStep(at: unknown, [step = '', ...deeper]: readonly string[], value: unknown): unknown {
  const inner = (at as Readonly<Record<string, unknown>> | undefined)?.[step];
  const next = deeper.length === 0 ? value : withStep(inner, deeper, value);
  if (Array.isArray(at)) return Object.assign([...at], { [step]: next });
  return Object.fromEntries(
    Object.entries({ ...(at as object | undefined), [step]: next }).filter(([, one]) => one !== undefined),
  );
}
