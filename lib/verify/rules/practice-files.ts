import type { RuleDoc } from '../../findings/rule';
import { beside, deployment, type Example, settings } from './practice-example';

const volumes = 'https://kubernetes.io/docs/concepts/storage/volumes';
const configMaps = 'https://kubernetes.io/docs/concepts/configuration/configmap';
const contexts = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context';

/** A Deployment that mounts a volume `files`. */
function mounting(volume: object, mount: object, { container, spec, ...more }: Example = {}): object {
  return deployment({
    container: { volumeMounts: [{ name: 'files', mountPath: '/files', ...mount }], ...container },
    spec: { volumes: [{ name: 'files', ...volume }], ...spec },
    ...more,
  });
}

const config = { configMap: { name: 'settings' } };
const shared = (group: object) =>
  mounting(
    { emptyDir: {} },
    {},
    {
      container: { securityContext: { runAsUser: 1000 } },
      beside: [
        beside('logs', {
          securityContext: { runAsUser: 2000 },
          volumeMounts: [{ name: 'files', mountPath: '/var/log/web' }],
        }),
      ],
      spec: { securityContext: group },
    },
  );
const database = (spec: object, container: object) =>
  deployment({
    container: { image: 'postgres:17.6', securityContext: { readOnlyRootFilesystem: true }, ...container },
    spec,
  });
const variable = (more: object) => deployment({ container: { env: [{ name: 'DB_PASSWORD', ...more }] } });

/** Practices of files, configuration and credentials. */
export const filePractices: readonly RuleDoc[] = [
  {
    code: 'practice/config-key',
    title: 'A key that is mounted or read is in its ConfigMap or Secret.',
    why: 'The container waits for it for ever. Only objects of the app are looked at.',
    source: `${configMaps}/#using-configmaps-as-files-from-a-pod`,
    failing: {
      object: [settings({ 'app.yaml': '' }), mounting(config, { mountPath: '/app.yml', subPath: 'app.yml' })],
    },
    passing: {
      object: [settings({ 'app.yaml': '' }), mounting(config, { mountPath: '/app.yaml', subPath: 'app.yaml' })],
    },
  },
  {
    code: 'practice/sub-path-config',
    title: 'A ConfigMap that may change is mounted as a directory.',
    why: 'A file that is mounted by subPath stays as it was when the container started, unless a change of it rolls the Pods.',
    source: `${configMaps}/#mounted-configmaps-are-updated-automatically`,
    failing: {
      object: [settings({ 'app.yaml': '' }), mounting(config, { mountPath: '/app.yaml', subPath: 'app.yaml' })],
    },
    passing: { object: [settings({ 'app.yaml': '' }), mounting(config, {})] },
  },
  {
    code: 'practice/shared-volume-users',
    title: 'Users who write to one volume share its group.',
    why: 'A file has one owner: without an fsGroup, neither can change what the other wrote.',
    source: `${contexts}/#set-the-security-context-for-a-pod`,
    failing: { object: shared({}) },
    passing: { object: shared({ fsGroup: 3000 }) },
  },
  {
    code: 'practice/memory-volume',
    title: 'A volume in memory has a size limit.',
    why: 'What is written there counts as memory of the containers, which are killed for it.',
    source: `${volumes}/#emptydir`,
    failing: { object: mounting({ emptyDir: { medium: 'Memory' } }, {}) },
    passing: { object: mounting({ emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }, {}) },
  },
  {
    code: 'practice/read-only-root',
    title: 'A tool that keeps files has a volume for them beside its read-only root file system.',
    why: 'It would not start.',
    source: `${contexts}/`,
    failing: { object: database({}, {}) },
    passing: {
      object: database(
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
        { volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }] },
      ),
    },
  },
  {
    code: 'practice/writable-root',
    title: 'The root file system of a container is read-only.',
    why: 'Whoever breaks into it cannot change its programs.',
    source: `${contexts}/`,
    failing: { object: deployment() },
    passing: { object: deployment({ container: { securityContext: { readOnlyRootFilesystem: true } } }) },
  },
  {
    code: 'practice/env-secret',
    title: 'Credentials come from Secrets.',
    why: 'Whoever may read the manifest or the Pod reads what is written in its environment.',
    source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    failing: { object: variable({ value: 'hunter2' }) },
    passing: { object: variable({ valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } }) },
  },
];
