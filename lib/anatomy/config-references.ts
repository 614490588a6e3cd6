import type { EnvVar, PodSpec, Volume } from '../kubernetes/generated/types';
import { roles } from './containers';
import { entriesOf } from './entries';

/** The kinds that Pods read their configuration from. */
export type ConfigKind = 'ConfigMap' | 'Secret';

/** Where a Pod reads a ConfigMap or Secret: in a volume, or in the variables of a container. */
export interface ConfigReference {
  readonly kind: ConfigKind;
  readonly name: string;
  /** Where this is said: `spec.containers[0].env[1].valueFrom.secretKeyRef`. */
  readonly field: string;
  /** The volume that has its keys as files. */
  readonly volume?: string;
  /** The container whose variables have its values. */
  readonly container?: string;
  /** The keys that are named. @default all keys are read */
  readonly keys?: readonly NamedKey[];
  /** Whether containers start without it. */
  readonly isOptional: boolean;
}

/** A key that a reference names. */
export interface NamedKey {
  readonly key: string;
  /** The file that it is in a volume. */
  readonly path?: string;
  readonly field: string;
}

/** What the API server's types have in common that refer to a ConfigMap or Secret. */
interface Source {
  readonly name?: string | undefined;
  readonly secretName?: string | undefined;
  readonly key?: string | undefined;
  readonly items?: Exclude<Volume['configMap'], undefined>['items'];
  readonly optional?: boolean | undefined;
}

type Reader = Pick<ConfigReference, 'volume' | 'container'>;

/** Every place where a Pod reads a ConfigMap or Secret: volumes first, then containers in start order. */
export function configReferences(spec: PodSpec | undefined): readonly ConfigReference[] {
  return [...inVolumes(spec), ...inVariables(spec)];
}

function inVolumes(spec: PodSpec | undefined): readonly ConfigReference[] {
  return entriesOf(spec?.volumes, 'spec.volumes').flatMap(
    ({ field, value: { name: volume, configMap, secret, projected } }) => [
      ...reference('ConfigMap', configMap, `${field}.configMap`, { volume }),
      ...reference('Secret', secret, `${field}.secret`, { volume }),
      ...entriesOf(projected?.sources, `${field}.projected.sources`).flatMap((source) => [
        ...reference('ConfigMap', source.value.configMap, `${source.field}.configMap`, { volume }),
        ...reference('Secret', source.value.secret, `${source.field}.secret`, { volume }),
      ]),
    ],
  );
}

function inVariables(spec: PodSpec | undefined): readonly ConfigReference[] {
  const added = entriesOf(spec?.ephemeralContainers, 'spec.ephemeralContainers').map(({ field, value }) => ({
    name: value.name,
    field,
    container: value,
  }));
  return [...roles(spec), ...added].flatMap(({ name, field, container: { env, envFrom } }) => [
    ...entriesOf(envFrom, `${field}.envFrom`).flatMap((from) => [
      ...reference('ConfigMap', from.value.configMapRef, `${from.field}.configMapRef`, { container: name }),
      ...reference('Secret', from.value.secretRef, `${from.field}.secretRef`, { container: name }),
    ]),
    ...entriesOf(env, `${field}.env`).flatMap((variable) => inVariable(variable.value, variable.field, name)),
  ]);
}

function inVariable({ valueFrom }: EnvVar, field: string, container: string): readonly ConfigReference[] {
  const { configMapKeyRef, secretKeyRef } = valueFrom ?? {};
  return [
    ...reference('ConfigMap', configMapKeyRef, `${field}.valueFrom.configMapKeyRef`, { container }),
    ...reference('Secret', secretKeyRef, `${field}.valueFrom.secretKeyRef`, { container }),
  ];
}

function reference(
  kind: ConfigKind,
  source: Source | undefined,
  field: string,
  reader: Reader,
): readonly ConfigReference[] {
  const name = source?.name ?? source?.secretName;
  if (typeof name !== 'string' || name === '') return [];
  const keys = keysOf(source, field);
  const isOptional = source?.optional === true;
  return [{ kind, name, field, ...reader, ...(keys.length > 0 && { keys }), isOptional }];
}

function keysOf(source: Source | undefined, field: string): readonly NamedKey[] {
  if (typeof source?.key === 'string') return [{ key: source.key, field: `${field}.key` }];
  return entriesOf(source?.items, `${field}.items`).map(({ value: { key, path }, field: at }) => ({
    key,
    path,
    field: `${at}.key`,
  }));
}
