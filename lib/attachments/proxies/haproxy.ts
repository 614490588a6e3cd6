import type { Container } from '../../kubernetes/generated/types';
import type { Addition, Attachment, Context } from '../../pod/attachment';
import { runsToCompletion, supports } from '../../pod/features';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import { haproxyConfig } from './haproxy/config';
import type { HaproxyOptions } from './haproxy/options';
import { paths } from './haproxy/paths';
import { type HaproxySettings, haproxySettings } from './haproxy/settings';
import { proxyAddition, proxyProbes, type StopSeconds } from './shared/addition';
import type { OwnReadiness } from './shared/application';
import type { ProxyTls, ProxyTlsWithRedirect } from './shared/options';
import { containerPorts, type ProxyPorts, portsOf } from './shared/ports';

export type * from './haproxy/options';

/** HAProxy as a proxy that can be attached. */
export type Haproxy<Role extends 'http' | 'https' = never> = Attachment<Role | 'metrics' | 'probes'>;

/**
 * HAProxy in front of a container of the Pod: HTTPS with certificates that may be renewed, load balancing over several
 * ports of the application, WebSockets, gRPC, forwarding headers, timeouts, Prometheus metrics, and a stop that loses no
 * request. It is a native sidecar where the target has those. Its port roles are `https`, or `http` without `tls` (and both
 * with `tls.redirectFrom`), `metrics`, and `probes` for the kubelet.
 *
 * When the Pod stops, the proxy leaves first, as {@link nginx} does. It is alive when HAProxy answers, and ready when the
 * application answers through it.
 *
 * @throws RangeError where an option has a value that HAProxy or the Pod could not take, or two ports are the same.
 * @see https://docs.haproxy.org/
 * @see https://hub.docker.com/_/haproxy
 */
export function haproxy(options: HaproxyOptions & { readonly tls: ProxyTlsWithRedirect }): Haproxy<'http' | 'https'>;
export function haproxy(options: HaproxyOptions & { readonly tls: ProxyTls }): Haproxy<'https'>;
export function haproxy(options: HaproxyOptions & { readonly tls?: never }): Haproxy<'http'>;
/** Options with or without TLS: only the roles `metrics` and `probes` are certain. */
export function haproxy(options: HaproxyOptions): Haproxy<never>;
export function haproxy(options: HaproxyOptions): Haproxy<'http' | 'https'> {
  const settings = haproxySettings(options);
  const ports = portsOf(settings, {
    metrics: { containerPort: settings.metricsPort, purpose: 'metrics' },
    probes: { containerPort: settings.probePort, purpose: 'admin' },
  });
  return {
    name: settings.name,
    pattern: 'proxy',
    // The overloads tell which of the two are there.
    ports: ports as Haproxy<'http' | 'https'>['ports'],
    build: (context) => addition(settings, ports, options, context),
  };
}

type Ports = ProxyPorts<'metrics' | 'probes'>;

function addition(settings: HaproxySettings, ports: Ports, options: HaproxyOptions, context: Context): Addition {
  const { name } = settings;
  return proxyAddition(
    {
      settings,
      options,
      container: (readiness) => container(settings, ports, readiness, context),
      config: (readiness) => ({
        volume: `${name}-config`,
        files: { [paths.configFile]: haproxyConfig(servedAfterStop(settings, context), readiness) },
      }),
      volumes: [{ name: `${name}-run`, emptyDir: { sizeLimit: '1Mi' } }],
      certificateFiles: paths.certificateFiles,
      stop: { ownHook: stopSeconds(settings, context), otherHook: { drainSeconds: drainSeconds(settings) } },
      findings: [],
    },
    context,
  );
}

/** A Job ends with its application: nobody is left to be served. */
function servedAfterStop(settings: HaproxySettings, { kind }: Context): HaproxySettings {
  return runsToCompletion(kind) ? { ...settings, sleep: 0 } : settings;
}

function container(settings: HaproxySettings, ports: Ports, readiness: OwnReadiness, context: Context): Container {
  const { name, tls } = settings;
  return {
    name,
    image: images.haproxy,
    command: ['sh', '-c', tls === undefined ? starting : reloading],
    ports: containerPorts(ports),
    resources: resources({ cpu: '50m', memory: '64Mi', limits: { memory: '192Mi' } }),
    ...proxyProbes(ports.probes.name, paths, readiness),
    ...preStop(settings, context),
    // The image says its user by name, which the kubelet cannot tell from root.
    securityContext: { runAsUser: 99, runAsGroup: 99 },
    volumeMounts: [
      { name: `${name}-config`, mountPath: paths.config, readOnly: true },
      { name: `${name}-run`, mountPath: paths.run },
      ...(tls === undefined ? [] : [{ name: `${name}-tls`, mountPath: paths.certificates, readOnly: true }]),
    ],
  };
}

/** A master, which can reload, and a worker. */
const program = `haproxy -W -db -f ${paths.config}/${paths.configFile}`;

/** HAProxy itself would write its process id only after it answers. */
const starting = `echo $$ > ${paths.processId} && exec ${program}`;

/**
 * HAProxy reads certificates when it starts: it has to be told of a renewed one. SIGUSR2 makes it start another worker, and
 * the old one ends as at a stop. Nothing is reloaded while the preStop hook stops it. The shell stays in front, as a master
 * with a child that it does not know would not end.
 */
const reloading = `read_certificate() { cat ${paths.certificates}/tls.pem ${paths.certificates}/tls.pem.key | cksum; }
known=$(read_certificate)
${program} &
haproxy=$!
echo "$haproxy" > ${paths.processId}
trap 'kill -USR1 "$haproxy"' USR1
trap 'kill -TERM "$haproxy"' TERM INT
while sleep 10; do
  now=$(read_certificate)
  [ "$now" != "$known" ] && [ -e ${paths.processId} ] && known=$now && kill -USR2 "$haproxy"
done &
while wait "$haproxy"; code=$?; kill -0 "$haproxy" 2>/dev/null; do :; done
exit "$code"`;

/**
 * The proxy leaves before the application: at SIGUSR1 it serves for a while without keeping connections, then closes the
 * idle ones and completes the others. A regular container gets its stop signal as soon as the hook returns: there the hook
 * waits until HAProxy has ended.
 */
function preStop(settings: HaproxySettings, context: Context): Pick<Container, 'lifecycle'> {
  if (runsToCompletion(context.kind)) return {};
  const { sleep } = settings;
  const file = paths.processId;
  const stop = `read -r pid < ${file} && rm ${file} && kill -USR1 "$pid" && sleep ${sleep}`;
  const seconds = drainSeconds(settings);
  const wait = `i=0 && while [ $i -lt ${seconds} ] && kill -0 "$pid" 2>/dev/null; do sleep 1; i=$((i+1)); done`;
  const script = supports(context, 'nativeSidecars') ? stop : `${stop} && ${wait}`;
  return { lifecycle: { preStop: { exec: { command: ['sh', '-c', script] } } } };
}

/** How long that hook takes, and HAProxy after it. */
function stopSeconds(settings: HaproxySettings, context: Context): StopSeconds {
  const drain = drainSeconds(settings);
  if (runsToCompletion(context.kind)) return { drainSeconds: drain };
  if (supports(context, 'nativeSidecars')) return { preStopSeconds: settings.sleep, drainSeconds: drain };
  return { preStopSeconds: settings.sleep + drain, drainSeconds: 1 };
}

function drainSeconds({ drain }: HaproxySettings): number {
  return Math.ceil(drain / 1000);
}
