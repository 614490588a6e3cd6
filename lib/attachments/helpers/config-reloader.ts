import { mountCovering } from '../../anatomy/mounts';
import type { Finding } from '../../findings/finding';
import { parseDuration } from '../../kubernetes/duration';
import type { Container, Volume, VolumeMount } from '../../kubernetes/generated/types';
import type { Addition, Attachment, Context } from '../../pod/attachment';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import { arrayOf, named, object, optional } from '../../values/check';
import { nameOf } from '../../values/named';
import { defaultPorts } from '../shared/default-ports';
import { defineAttachment, type SettledOptions } from '../shared/define-attachment';
import { serverOf } from '../shared/destination';
import { adapterRole } from '../shared/metrics-adapter';
import { type Option, option } from '../shared/option';
import type { ConfigReloaderOptions, WatchedDirectory } from './config-reloader/options';

export type * from './config-reloader/options';

/**
 * prometheus-config-reloader: a helper that calls a URL of the application when files in a directory change: a ConfigMap, or a
 * certificate that was renewed. The kubelet writes a change of a ConfigMap or Secret to its directory within a minute or two;
 * files that a `subPath` mounts never change.
 *
 * The application has to answer a POST with 200. A call that fails is repeated, and counted in
 * `reloader_reloads_failed_total` of its metrics.
 *
 * @throws TypeError for an option that is not valid.
 * @see https://github.com/prometheus-operator/prometheus-operator/tree/main/cmd/prometheus-config-reloader
 */
export function configReloader(options: ConfigReloaderOptions): Attachment<'http'> {
  return define(options);
}

const watched = object({
  directory: option.matching(/^\/[^\s:]*[^\s:/]$/, 'an absolute directory such as "/etc/app"').check,
  configMapName: optional(named),
  secretName: optional(named),
});

const watch: Option<readonly WatchedDirectory[]> = {
  presence: 'required',
  check: (value) =>
    Array.isArray(value) && value.length === 0
      ? { path: '', message: ' must have at least one directory, got an empty array' }
      : arrayOf(watched)(value),
};

const table = {
  watch,
  url: option.matching(/^https?:\/\/[^\s$@]+$/, 'a URL without credentials such as "http://localhost:9090/-/reload"'),
  reader: option.optional(option.string),
  delay: option.withDefault(option.duration, '1s'),
  interval: option.withDefault(option.duration, '3m'),
  port: option.port(defaultPorts['config-reloader'].http, { role: 'http', purpose: 'admin' }),
} as const;

type Settled = SettledOptions<typeof table>;

const define = defineAttachment(
  'config-reloader',
  table,
  (settled, context) => {
    const { name, reader, url } = settled;
    const places = settled.watch.map((one, at) => placeOf(one, `${name}-${at}`, settled, context));
    const added = places.flatMap(({ added }) => added ?? []);
    const findings = places.flatMap(({ finding }) => finding ?? []);
    if (findings.length > 0) return { findings };
    return {
      containers: [
        {
          as: adapterRole(context),
          drainSeconds: 2,
          container: { ...containerOf(settled), volumeMounts: unique(places.flatMap(({ mount }) => mount ?? [])) },
        },
      ],
      ...(added.length > 0 && {
        volumes: added.map(({ volume }) => volume),
        extend: [{ container: reader, option: 'reader', add: { volumeMounts: added.map(({ mount }) => mount) } }],
      }),
      sendsTo: serverOf(url, url.startsWith('https:') ? 443 : 80),
    } satisfies Addition;
  },
  'helper',
);

function containerOf({ name, watch, url, delay, interval, ports }: Settled): Container {
  return {
    name,
    image: images['config-reloader'],
    args: [
      ...watch.map(({ directory }) => `--watched-dir=${directory}`),
      `--reload-url=${url}`,
      `--delay-interval=${parseDuration(delay)}s`,
      `--watch-interval=${parseDuration(interval)}s`,
      `--listen-address=:${ports.http.containerPort}`,
    ],
    ports: [{ name: ports.http.name, containerPort: ports.http.containerPort }],
    resources: resources({ cpu: '10m', memory: '32Mi', limits: { memory: '64Mi' } }),
    securityContext: { runAsUser: 65_534, runAsGroup: 65_534 },
  };
}

/** How the reloader gets at a directory: by what the application mounts there, or by a volume that both get. */
interface Place {
  readonly mount?: VolumeMount;
  readonly added?: { readonly volume: Volume; readonly mount: VolumeMount };
  readonly finding?: Finding;
}

function placeOf(one: WatchedDirectory, volume: string, { name, reader }: Settled, { template }: Context): Place {
  const { directory, configMapName, secretName } = one;
  if (configMapName !== undefined || secretName !== undefined) {
    const mount = { name: volume, mountPath: directory, readOnly: true };
    return { mount, added: { mount, volume: volumeOf(volume, one) } };
  }
  const { containers = [], initContainers = [] } = template.spec ?? {};
  const container =
    reader === undefined && containers.length === 1
      ? containers[0]
      : [...containers, ...initContainers].find((other) => other.name === reader);
  const mount = container === undefined ? undefined : mountCovering(container, directory);
  const problem = mount === undefined ? 'mounts no volume there' : 'mounts it by a subPath, whose files never change';
  if (mount !== undefined && mount.subPath === undefined && mount.subPathExpr === undefined) {
    return { mount: { name: mount.name, mountPath: mount.mountPath, readOnly: true } };
  }
  return {
    finding: {
      code: 'pod/unwatched-directory',
      severity: 'error',
      field: 'spec.containers',
      value: directory,
      message: `attachment "${name}" cannot watch "${directory}": container "${container?.name ?? reader ?? ''}" ${problem}`,
      fix: 'set configMapName or secretName of the directory, or mount a volume there in that container',
    },
  };
}

function volumeOf(name: string, { configMapName, secretName }: WatchedDirectory): Volume {
  return secretName === undefined
    ? { name, configMap: { name: nameOf(configMapName ?? '') } }
    : { name, secret: { secretName: nameOf(secretName), defaultMode: 0o444 } };
}

/** Two directories may be in one mount. */
function unique(mounts: readonly VolumeMount[]): readonly VolumeMount[] {
  return [...new Map(mounts.map((mount) => [mount.mountPath, mount])).values()];
}
