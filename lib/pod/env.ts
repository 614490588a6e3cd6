import { valueText } from '../findings/value-text';
import type {
  ConfigMapKeyRefEnvVarSource,
  EnvVar,
  EnvVarSource,
  FieldRefEnvVarSource,
  Quantity,
  ResourceFieldRefEnvVarSource,
  SecretKeyRefEnvVarSource,
} from '../kubernetes/generated/types';
import {
  boolean,
  type Check,
  type Checks,
  check,
  named,
  object,
  optional,
  recordOf,
  scalar,
  string,
} from '../values/check';
import { type Named, nameOf } from '../values/named';
import { isToken, produced, type Token } from '../values/token';

/** A value out of a Secret. A literal does not fit, so a password cannot be written into a manifest. */
export type SecretSource = Pick<SecretKeyRefEnvVarSource, 'secretKeyRef'>;

/** A value out of a ConfigMap. */
export type ConfigMapSource = Pick<ConfigMapKeyRefEnvVarSource, 'configMapKeyRef'>;

/** A value out of the Pod's own fields. */
export type FieldSource = Pick<FieldRefEnvVarSource, 'fieldRef'>;

/** A value out of a container's resource requests or limits. */
export type ResourceSource = Pick<ResourceFieldRefEnvVarSource, 'resourceFieldRef'>;

/** A Pod field that an environment variable can have. `status.hostIPs` from Kubernetes 1.29. */
export type EnvFieldPath =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | `metadata.labels['${string}']`
  | `metadata.annotations['${string}']`
  | 'spec.nodeName'
  | 'spec.serviceAccountName'
  | 'status.hostIP'
  | 'status.hostIPs'
  | 'status.podIP'
  | 'status.podIPs';

/** A resource request or limit that a variable can contain. */
export type ResourceFieldPath =
  | `${'limits' | 'requests'}.${'cpu' | 'memory' | 'ephemeral-storage'}`
  | `${'limits' | 'requests'}.hugepages-${string}`;

/** What an environment variable can be: a literal value, or where it comes from. */
export type EnvValue = string | number | boolean | EnvVarSource;

/**
 * Environment variables, in the order written (JavaScript puts names that are whole numbers first). Numbers and booleans
 * become text, as Kubernetes asks; `''` stays. A `Lazy` of cdk8s is a value, too, which it produces when it is rendered.
 *
 * @example env({ PORT: 8080, POD: fromField('metadata.name'), PASSWORD: fromSecret('redis', 'password') })
 * @throws TypeError where a value is absent or no finite number.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export function env(variables: Readonly<Record<string, EnvValue>>): readonly EnvVar[] {
  check('env', variables, variablesByName, 'variables');
  return Object.entries(variables).map(([name, value]) => {
    if (isToken(value)) return { name, value: textToken(name, value) };
    return typeof value === 'object' && value !== null
      ? { name, valueFrom: value }
      : { name, value: text(name, value) };
  });
}

/** A source is a plain object; other objects, such as a `Date`, have no obvious string. */
const variable: Check = (value) => {
  if (typeof value !== 'object' || value === null || isToken(value)) return undefined;
  const prototype = Object.getPrototypeOf(value);
  if (Array.isArray(value) || prototype === null || prototype.constructor?.name === 'Object') return undefined;
  return {
    path: '',
    message: ` must be a string, a number, a boolean or a source such as fromSecret(…), got an instance of ${prototype.constructor?.name}`,
  };
};

const variablesByName = recordOf(variable);

/** Of the type that cdk8s will have made of it when anybody reads it. */
function textToken(name: string, value: Token): string {
  return { resolve: () => text(name, produced(value)) } as unknown as string;
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return String(value);
  throw new TypeError(
    `env: ${name} must be a string, a finite number, a boolean, or fromSecret, fromConfigMap, fromField or fromResource, ` +
      `got ${valueText(value)}; omit the variable if it has no value`,
  );
}

/** What may be missing. */
export interface KeyOptions {
  /** Whether the container starts although the object or its key is not there. @default false */
  readonly optional?: boolean | undefined;
}

/**
 * The value of a Secret's key; read when the container starts.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables
 */
export function fromSecret(secret: Named, key: string, options: KeyOptions = {}): SecretSource {
  check('fromSecret', { secret, key, options }, object({ secret: named, ...keyArguments }));
  return { secretKeyRef: keyOf(secret, key, options) };
}

const keyArguments = {
  key: string,
  options: object({ optional: optional(boolean) } satisfies Checks<KeyOptions>),
};

/**
 * The value of a ConfigMap's key; read when the container starts.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export function fromConfigMap(configMap: Named, key: string, options: KeyOptions = {}): ConfigMapSource {
  check('fromConfigMap', { configMap, key, options }, object({ configMap: named, ...keyArguments }));
  return { configMapKeyRef: keyOf(configMap, key, options) };
}

function keyOf(object: Named, key: string, { optional }: KeyOptions) {
  return { name: nameOf(object), key, ...(optional !== undefined && { optional }) };
}

/**
 * A field of the Pod itself.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export function fromField(fieldPath: EnvFieldPath): FieldSource {
  check('fromField', { fieldPath }, object({ fieldPath: string }));
  return { fieldRef: { fieldPath } };
}

/** Whose resource, and in which unit. */
export interface ResourceFieldOptions {
  /** @default the container that has the variable; in a volume it must be given */
  readonly containerName?: string | undefined;
  /** The unit, rounded up to whole ones: `'1m'` gives millicores, `'1Mi'` mebibytes. @default 1 */
  readonly divisor?: Quantity | undefined;
}

/**
 * A resource request or limit of a container. A limit that is not set is what the node has to give.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
 */
export function fromResource(resource: ResourceFieldPath, options: ResourceFieldOptions = {}): ResourceSource {
  check('fromResource', { resource, options }, resourceArguments);
  const { containerName, divisor } = options;
  return {
    resourceFieldRef: {
      ...(containerName !== undefined && { containerName }),
      resource,
      ...(divisor !== undefined && { divisor }),
    },
  };
}

const resourceArguments = object({
  resource: string,
  options: object({
    containerName: optional(string),
    divisor: optional(scalar),
  } satisfies Checks<ResourceFieldOptions>),
});
