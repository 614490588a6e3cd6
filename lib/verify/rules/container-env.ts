import type { RuleDoc } from '../../findings/rule';
import { containerRule } from './container-examples';

const define = 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/';
const configMaps = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/';
const downward = 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/';
const files = 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/';

const env = (...variables: readonly object[]) => ({ container: { env: variables } });
const from = (valueFrom: object) => env({ name: 'A', valueFrom });
const reference = { name: 'settings', key: 'level' };
const inFile = (volumeName: string) => from({ fileKeyRef: { volumeName, path: 'env', key: 'LEVEL' } });

/** What holds for environment variables. */
export const containerEnvRules: readonly RuleDoc[] = [
  containerRule(
    'env-name',
    'A variable has a name: from 1.32 on of any printable ASCII but "=", before that of letters, digits, "-", "_" and ".".',
    'Before 1.32 it cannot start with a digit or with ".." either. A prefix of envFrom keeps the same rule.',
    define,
    env({ name: 'A=B', value: '' }),
    env({ name: 'A_B', value: '' }),
  ),
  containerRule(
    'env-source',
    'A variable has a value or exactly one source in valueFrom.',
    'With two it would not be known which counts.',
    define,
    from({ configMapKeyRef: reference, secretKeyRef: reference }),
    from({ configMapKeyRef: reference }),
  ),
  containerRule(
    'env-reference',
    'A ConfigMap or Secret is named as one can be called, and a key as one can be spelt.',
    'Such an object could not be there.',
    configMaps,
    from({ configMapKeyRef: { name: 'settings', key: 'log/level' } }),
    from({ configMapKeyRef: { name: 'settings', key: 'log.level' } }),
  ),
  containerRule(
    'env-from-source',
    'An entry of envFrom has exactly one of configMapRef and secretRef.',
    'Two sources are two entries.',
    configMaps,
    { container: { envFrom: [{ prefix: 'APP_' }] } },
    { container: { envFrom: [{ prefix: 'APP_', configMapRef: { name: 'settings' } }] } },
  ),
  containerRule(
    'env-file',
    'A file that a variable is read from is in an emptyDir of the Pod; its path has no "..".',
    'An init container writes the file before the container starts. From 1.35.',
    files,
    inFile('config'),
    { ...inFile('config'), spec: { volumes: [{ name: 'config', emptyDir: {} }] } },
  ),
  containerRule(
    'field-ref',
    'A field of the Pod that is shown is one that can be shown: its name, namespace, uid, node, service account, addresses, a label or an annotation.',
    'The others are not known when the container starts, or say nothing. Volumes show whole maps of labels and annotations, variables do not.',
    `${downward}#available-fields`,
    from({ fieldRef: { fieldPath: 'metadata.labels' } }),
    from({ fieldRef: { fieldPath: "metadata.labels['app']" } }),
  ),
  containerRule(
    'resource-field-ref',
    'An amount that is shown is a limit or request of cpu, memory, ephemeral-storage or huge pages, divided by 1, 1m (cpu) or a whole unit of bytes.',
    'Other resources are not shown, and other divisors would lose what they divide.',
    `${downward}#downwardapi-resourceFieldRef`,
    from({ resourceFieldRef: { resource: 'limits.memory', divisor: '1m' } }),
    from({ resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } }),
  ),
  containerRule(
    'duplicate-env',
    'A variable is there twice only where the later one adds to the earlier one, as in $(PATH):/opt. (A warning.)',
    'The later one hides the earlier one, and kubectl apply merges variables by their names.',
    define,
    env({ name: 'A', value: '1' }, { name: 'A', value: '2' }),
    env({ name: 'A', value: '1' }, { name: 'A', value: '$(A)2' }),
  ),
];
