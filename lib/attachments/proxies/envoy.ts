import type { Finding } from '../../findings/finding';
import type { Container } from '../../kubernetes/generated/types';
import type { Addition, Attachment, Context } from '../../pod/attachment';
import { runsToCompletion } from '../../pod/features';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import { imageOf } from '../shared/release';
import { envoyConfig } from './envoy/config';
import type { EnvoyOptions } from './envoy/options';
import { paths } from './envoy/paths';
import { type EnvoySettings, envoySettings } from './envoy/settings';
import { proxyAddition, proxyProbes } from './shared/addition';
import type { OwnReadiness } from './shared/application';
import type { ProxyTls, ProxyTlsWithRedirect } from './shared/options';
import { containerPorts, type ProxyPorts, portsOf } from './shared/ports';

export type * from './envoy/options';

/** Envoy as a proxy that can be attached. */
export type Envoy<Role extends 'http' | 'https' = never> = Attachment<Role | 'metrics' | 'probes'>;

/**
 * Envoy in front of a container of the Pod: HTTPS with certificates that may be renewed, HTTP/2 and gRPC both ways, load
 * balancing over several ports of the application, WebSockets, forwarding headers, timeouts, Prometheus metrics, and a stop
 * that loses no request. It is a native sidecar where the target has those. Its port roles are `https`, or `http` without
 * `tls` (and both with `tls.redirectFrom`), `metrics`, and `probes` for the kubelet.
 *
 * When the Pod stops, the proxy drains first, as {@link nginx} does. It is alive when Envoy answers, and ready when the
 * application answers through it. Its administration listens on 127.0.0.1 alone.
 *
 * @throws RangeError where an option has a value that Envoy or the Pod could not take, or two ports are the same.
 * @see https://www.envoyproxy.io/docs/envoy/latest/
 * @see https://hub.docker.com/r/envoyproxy/envoy
 */
export function envoy(options: EnvoyOptions & { readonly tls: ProxyTlsWithRedirect }): Envoy<'http' | 'https'>;
export function envoy(options: EnvoyOptions & { readonly tls: ProxyTls }): Envoy<'https'>;
export function envoy(options: EnvoyOptions & { readonly tls?: never }): Envoy<'http'>;
/** Options with or without TLS: only the roles `metrics` and `probes` are certain. */
export function envoy(options: EnvoyOptions): Envoy<never>;
export function envoy(options: EnvoyOptions): Envoy<'http' | 'https'> {
  const settings = envoySettings(options);
  const ports = portsOf(settings, {
    metrics: { containerPort: settings.metricsPort, purpose: 'metrics' },
    probes: { containerPort: settings.probePort, purpose: 'admin' },
  });
  return {
    name: settings.name,
    pattern: 'proxy',
    // The overloads tell which of the two are there.
    ports: ports as Envoy<'http' | 'https'>['ports'],
    build: (context) => addition(settings, ports, options, context),
  };
}

type Ports = ProxyPorts<'metrics' | 'probes'>;

function addition(settings: EnvoySettings, ports: Ports, options: EnvoyOptions, context: Context): Addition {
  const { name, sleep, drain, adminPort } = settings;
  const hook = runsToCompletion(context.kind) ? {} : { preStopSeconds: sleep + Math.ceil(drain / 1000) };
  return proxyAddition(
    {
      settings,
      options,
      container: (readiness) => container(settings, ports, readiness, context),
      config: (readiness) => ({ volume: `${name}-config`, files: envoyConfig(settings, readiness) }),
      volumes: [],
      certificateFiles: { 'tls.crt': 'tls.crt', 'tls.key': 'tls.key' },
      stop: { ownHook: { ...hook, drainSeconds: exitSeconds }, otherHook: { drainSeconds: exitSeconds } },
      listens: [{ containerPort: adminPort }],
      findings: options.container?.lifecycle === undefined ? withoutShell(settings, options, context) : [],
    },
    context,
  );
}

/** On SIGTERM, Envoy ends at once, whatever is open. */
const exitSeconds = 2;

function container(settings: EnvoySettings, ports: Ports, readiness: OwnReadiness, context: Context): Container {
  const { name, tls, sleep, threads } = settings;
  return {
    name,
    image: images.envoy,
    // The image's own entry point changes files and the user, which it cannot do here.
    command: [
      'envoy',
      ...['--config-path', `${paths.config}/${paths.configFile}`],
      ...['--concurrency', String(threads)],
      ...['--drain-time-s', String(sleep), '--drain-strategy', 'immediate'],
      '--disable-hot-restart',
      ...['--log-level', 'warning', '--file-flush-interval-msec', '1000'],
    ],
    ports: containerPorts(ports),
    resources: resources({ cpu: '50m', memory: '96Mi', limits: { memory: '256Mi' } }),
    ...proxyProbes(ports.probes.name, paths, readiness),
    ...preStop(settings, context),
    securityContext: { runAsUser: 101, runAsGroup: 101 },
    volumeMounts: [
      { name: `${name}-config`, mountPath: paths.config, readOnly: true },
      ...(tls === undefined ? [] : [{ name: `${name}-tls`, mountPath: paths.certificates, readOnly: true }]),
    ],
  };
}

/**
 * The proxy drains before the application stops: it serves for a while without keeping connections, then takes no new
 * ones. The hook lasts until no request is open, as Envoy ends at once on the signal that follows it. It is the only one who
 * can ask for that: the kubelet sends GET, and to the Pod's address.
 */
function preStop({ sleep, drain, adminPort }: EnvoySettings, { kind }: Context): Pick<Container, 'lifecycle'> {
  if (runsToCompletion(kind)) return {};
  const script = `ask() {
  exec 3<>/dev/tcp/127.0.0.1/${adminPort} || return
  printf '%s HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n' "$1" >&3
  cat <&3
  exec 3>&-
}
ask 'POST /drain_listeners?graceful&inboundonly' > /dev/null
sleep ${sleep}
i=0
while [ $i -lt ${Math.ceil(drain / 1000)} ] && ! ask 'GET /stats?filter=http.traffic.downstream_rq_active' | grep -q 'active: 0'; do
  sleep 1
  i=$((i+1))
done`;
  return { lifecycle: { preStop: { exec: { command: ['bash', '-c', script] } } } };
}

function withoutShell({ name }: EnvoySettings, options: EnvoyOptions, context: Context): readonly Finding[] {
  const image = imageOf('envoy', options.container, context);
  if (!/distroless/.test(image) || runsToCompletion(context.kind)) return [];
  return [
    {
      code: 'practice/pre-stop-sleep',
      severity: 'warning',
      field: 'spec.containers',
      value: image,
      message: `attachment "${name}" cannot drain: image "${image}" has no bash for its preStop hook`,
      fix: `set an image with bash, such as "${images.envoy}", or container.lifecycle`,
    },
  ];
}
