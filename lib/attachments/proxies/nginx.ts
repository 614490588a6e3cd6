import type { Finding } from '../../findings/finding';
import type { Container } from '../../kubernetes/generated/types';
import type { Addition, Attachment, Context } from '../../pod/attachment';
import { runsToCompletion, supports } from '../../pod/features';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import { imageOf, tooOld } from '../shared/release';
import { nginxConfig } from './nginx/config';
import type { NginxOptions, NginxTls, NginxTlsWithRedirect } from './nginx/options';
import { paths } from './nginx/paths';
import { type NginxSettings, nginxSettings } from './nginx/settings';
import { proxyAddition, proxyProbes, type StopSeconds } from './shared/addition';
import type { OwnReadiness } from './shared/application';
import { containerPorts, type ProxyPorts, portsOf } from './shared/ports';

export type * from './nginx/options';

/** A reverse proxy that can be attached, and where its status page is. */
export interface Nginx<Role extends 'http' | 'https' = never> extends Attachment<Role | 'probes'> {
  /** The status page, for {@link nginxExporter}; only containers of the same Pod reach it. */
  readonly scrapeUri: string;
}

/**
 * A reverse proxy in front of a container of the Pod: HTTPS with certificates that may be renewed, caching, load
 * balancing over several ports of the application, WebSockets, forwarding headers, limits and timeouts, and a stop that
 * loses no request. It is a native sidecar where the target has those. Its port roles are `https`, or `http` without
 * `tls` (and both with `tls.redirectFrom`), and `probes` for the kubelet.
 *
 * When the Pod stops, the proxy leaves first: the application gets a preStop sleep where it has no preStop hook and the
 * target has that action; else a warning says what to add. The proxy is alive when nginx answers, and ready when the
 * application answers through it.
 *
 * @throws RangeError where an option has a value that nginx or the Pod could not take, or two ports are the same.
 * @see https://nginx.org/en/docs/
 * @see https://github.com/nginx/docker-nginx-unprivileged
 */
export function nginx(options: NginxOptions & { readonly tls: NginxTlsWithRedirect }): Nginx<'http' | 'https'>;
export function nginx(options: NginxOptions & { readonly tls: NginxTls }): Nginx<'https'>;
export function nginx(options: NginxOptions & { readonly tls?: never }): Nginx<'http'>;
/** Options with or without TLS: only the role `probes` is certain. */
export function nginx(options: NginxOptions): Nginx<never>;
export function nginx(options: NginxOptions): Nginx<'http' | 'https'> {
  const settings = nginxSettings(options);
  const ports = portsOf(settings, { probes: { containerPort: settings.probePort, purpose: 'admin' } });
  return {
    name: settings.name,
    pattern: 'proxy',
    // The overloads tell which of the two are there.
    ports: ports as Nginx<'http' | 'https'>['ports'],
    scrapeUri: `http://127.0.0.1:${settings.statusPort}${paths.status}`,
    build: (context) => addition(settings, ports, options, context),
  };
}

type Ports = ProxyPorts<'probes'>;

function addition(settings: NginxSettings, ports: Ports, options: NginxOptions, context: Context): Addition {
  const { name, cache, statusPort } = settings;
  return proxyAddition(
    {
      settings,
      options,
      container: (readiness) => proxyContainer(settings, ports, readiness, context),
      config: (readiness) => ({
        volume: `${name}-config`,
        files: { [paths.configFile]: nginxConfig(settings, readiness) },
      }),
      volumes: [
        { name: `${name}-tmp`, emptyDir: { sizeLimit: settings.tmpSizeLimit } },
        ...(cache === undefined ? [] : [{ name: `${name}-cache`, emptyDir: { sizeLimit: cache.sizeLimit } }]),
      ],
      certificateFiles: { 'tls.crt': 'tls.crt', 'tls.key': 'tls.key' },
      stop: { ownHook: stopSeconds(settings, context), otherHook: { drainSeconds: drainSeconds(settings) } },
      listens: [{ containerPort: statusPort }],
      findings: tooOldForHttp2(settings, imageOf('nginx', options.container, context)),
    },
    context,
  );
}

function proxyContainer(settings: NginxSettings, ports: Ports, readiness: OwnReadiness, context: Context): Container {
  const { name, tls, cache } = settings;
  return {
    name,
    image: images.nginx,
    // The image's own entry point edits files, which a read-only file system does not let it do.
    command: ['nginx', '-e', 'stderr', '-c', `${paths.config}/${paths.configFile}`],
    ports: containerPorts(ports),
    resources: resources({
      cpu: '50m',
      memory: '64Mi',
      ...(cache !== undefined && { ephemeralStorage: cache.sizeLimit }),
      limits: { memory: '128Mi' },
    }),
    ...proxyProbes(ports.probes.name, paths, readiness),
    ...preStop(settings, context),
    securityContext: { runAsUser: 101, runAsGroup: 101 },
    volumeMounts: [
      { name: `${name}-config`, mountPath: paths.config, readOnly: true },
      { name: `${name}-tmp`, mountPath: paths.scratch },
      ...(cache === undefined ? [] : [{ name: `${name}-cache`, mountPath: paths.cache }]),
      ...(tls === undefined ? [] : [{ name: `${name}-tls`, mountPath: paths.certificates, readOnly: true }]),
    ],
  };
}

/**
 * The proxy leaves before the application: it serves for a while without keeping connections, then closes the idle ones
 * and completes the others. Without a process id in its file, nginx knows that it stops. A regular container gets its stop
 * signal as soon as the hook returns, and that of some images ends nginx at once: there the hook waits until nginx has ended.
 */
function preStop(settings: NginxSettings, context: Context): Pick<Container, 'lifecycle'> {
  if (runsToCompletion(context.kind)) return {};
  const file = paths.processId;
  const quit = `read -r pid < ${file} && rm ${file} && sleep ${settings.sleep} && : > ${file} && kill -QUIT "$pid"`;
  const seconds = drainSeconds(settings);
  const wait = `i=0 && while [ $i -lt ${seconds} ] && kill -0 "$pid" 2>/dev/null; do sleep 1; i=$((i+1)); done`;
  const script = supports(context, 'nativeSidecars') ? quit : `${quit} && ${wait}`;
  return { lifecycle: { preStop: { exec: { command: ['sh', '-c', script] } } } };
}

/**
 * The directive `http2` is in nginx since 1.25.1. HTTP/2 to the application is since 1.29.4; the releases before 1.29.7 send
 * requests that are not valid where an address refuses and the next one is asked.
 */
function tooOldForHttp2({ name, tls, upstream }: NginxSettings, image: string): readonly Finding[] {
  if (upstream.protocol === 'http2') {
    const needed = { major: 1, minor: 29, patch: 7 };
    return tooOld(`HTTP/2 from proxy "${name}" to the application`, 'nginx', needed, image);
  }
  const needsHttp2 = tls?.http2 === true || upstream.protocol === 'grpc';
  return needsHttp2 ? tooOld(`HTTP/2 of proxy "${name}"`, 'nginx', { major: 1, minor: 25, patch: 1 }, image) : [];
}

/** How long that hook takes, and nginx after it. */
function stopSeconds(settings: NginxSettings, context: Context): StopSeconds {
  const drain = drainSeconds(settings);
  if (runsToCompletion(context.kind)) return { drainSeconds: drain };
  if (supports(context, 'nativeSidecars')) return { preStopSeconds: settings.sleep, drainSeconds: drain };
  return { preStopSeconds: settings.sleep + drain, drainSeconds: 1 };
}

function drainSeconds({ drain }: NginxSettings): number {
  return Math.ceil(drain / 1000);
}
