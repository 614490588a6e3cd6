import { type PlacedContainer, roles } from '../../../anatomy/containers';
import { preStopSeconds } from '../../../anatomy/pre-stop';
import { chooseName, listed } from '../../../findings/choose-name';
import type { Finding } from '../../../findings/finding';
import type { HTTPHeader, IntOrString, Probe } from '../../../kubernetes/generated/types';
import type { Context, Extension } from '../../../pod/attachment';
import { runsToCompletion, supports } from '../../../pod/features';
import { useExecSleep } from '../../../pod/pre-stop-sleep';

/** What is known of a proxy here: the application behind it, and how both stop. */
export interface Proxied {
  readonly name: string;
  readonly upstream: {
    readonly container: string | undefined;
    readonly ports: readonly number[];
    readonly loopback: boolean;
  };
  /** How long the proxy serves after the stop begins, in seconds. */
  readonly sleep: number;
  /** How long open requests can continue after that, in milliseconds. */
  readonly drain: number;
  /** Whether it gets its stop signal together with the application, in a container next to it. @default false */
  readonly stopsWithApplication?: boolean;
}

/**
 * The container that the proxy stands in front of: the one that is named, else the only main one, else the only main
 * one that declares one of the upstream ports.
 */
export function applicationOf({ upstream }: Proxied, { template }: Context): PlacedContainer | undefined {
  const placed = roles(template.spec);
  if (upstream.container !== undefined) return placed.find(({ name }) => name === upstream.container);
  const mains = placed.filter(({ role }) => role === 'main');
  if (mains.length === 1) return mains[0];
  const declaring = mains.filter(({ container }) =>
    container.ports?.some(({ containerPort }) => upstream.ports.includes(containerPort)),
  );
  return declaring.length === 1 ? declaring[0] : undefined;
}

/** The finding for a missing or ambiguous container of the application. */
export function noApplication({ name, upstream }: Proxied, { template }: Context): Finding {
  const there = template.spec?.containers?.map((container) => container.name) ?? [];
  const problem =
    upstream.container === undefined
      ? `attachment "${name}" must set the container that listens on ${upstream.ports.join(', ')}`
      : `no container "${upstream.container}" for attachment "${name}"`;
  return {
    code: 'pod/missing-container',
    severity: 'error',
    field: 'spec.containers',
    value: upstream.container,
    message: `${problem}: the Pod has ${listed(there)}`,
    fix: chooseName('upstream.container', there, upstream.container),
  };
}

/** What the application's own readiness probe says about asking it over HTTP, where that goes to an upstream port. */
export interface OwnReadiness {
  readonly path?: string;
  readonly httpHeaders?: readonly HTTPHeader[];
  readonly timing: Pick<Probe, 'periodSeconds' | 'timeoutSeconds' | 'failureThreshold' | 'successThreshold'>;
}

/** How the application itself wants its readiness to be asked, so that the way through the proxy is asked alike. */
export function ownReadiness({ upstream }: Proxied, { container }: PlacedContainer): OwnReadiness {
  const probe = container.readinessProbe;
  const get = probe?.httpGet;
  if (probe === undefined || get === undefined || get.scheme === 'HTTPS') return { timing: {} };
  const port = portNumberOf(container, get.port);
  if (port === undefined || !upstream.ports.includes(port)) return { timing: {} };
  const { periodSeconds, timeoutSeconds, failureThreshold, successThreshold } = probe;
  return {
    path: encodedPath(get.path ?? '/'),
    ...(get.httpHeaders !== undefined && { httpHeaders: get.httpHeaders }),
    timing: {
      ...(periodSeconds !== undefined && { periodSeconds }),
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      ...(failureThreshold !== undefined && { failureThreshold }),
      ...(successThreshold !== undefined && { successThreshold }),
    },
  };
}

function portNumberOf(container: PlacedContainer['container'], port: IntOrString): number | undefined {
  if (typeof port === 'number') return port;
  return container.ports?.find(({ name }) => name === port)?.containerPort;
}

/** A path as it goes over the wire: what a URL cannot have is percent-encoded, and so is `$`, which nginx expands. */
function encodedPath(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return rooted
    .replaceAll(/[^!#%-;=?-Z_a-z~[\]@]/gu, (character) => encodeURIComponent(character))
    .replaceAll('#', '%23');
}

/** Probes of an application that binds 127.0.0.1 alone: the kubelet asks the Pod's address, so they always fail. */
export function loopbackProbes({ name, upstream }: Proxied, { container, field }: PlacedContainer): readonly Finding[] {
  if (!upstream.loopback) return [];
  return (['startupProbe', 'livenessProbe', 'readinessProbe'] as const).flatMap((kind) => {
    const probe = container[kind];
    const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port;
    const number = port === undefined ? undefined : portNumberOf(container, port);
    if (number === undefined || !upstream.ports.includes(number)) return [];
    const finding: Finding = {
      code: 'pod/loopback-probe',
      severity: 'error',
      field: `${field}.${kind}`,
      value: number,
      message:
        `container "${container.name}" only listens on 127.0.0.1 (upstream.loopback of attachment "${name}"), but this ` +
        `probe calls port ${number} from outside the Pod`,
      fix:
        kind === 'readinessProbe'
          ? "remove the probe and set its path in upstream.readinessPath, which the proxy's readiness probe calls"
          : 'use an exec probe, or make the application listen on all addresses',
    };
    return [finding];
  });
}

/** What the application's container gets, and what is to be said about it, so that it outlives the way of requests to it. */
export interface Stopping {
  readonly extend: readonly Extension[];
  readonly findings: readonly Finding[];
}

/** How long the application outlasts a proxy that is a native sidecar, so that its last requests are answered, in seconds. */
const outlasts = 2;

/**
 * Both serve while traffic moves away, and the proxy leaves first. Where the proxy is a native sidecar, the application
 * completes the requests that are still open after its own stop signal; where it is a regular container, the two are
 * killed together, so the application waits for the whole drain.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function stopping(settings: Proxied, context: Context, { container, field }: PlacedContainer): Stopping {
  if (runsToCompletion(context.kind)) return { extend: [], findings: [] };
  const native = supports(context, 'nativeSidecars') && settings.stopsWithApplication !== true;
  const needed = settings.sleep + (native ? outlasts : Math.ceil(settings.drain / 1000));
  const grace = context.template.spec?.terminationGracePeriodSeconds ?? (context.owned ? Number.POSITIVE_INFINITY : 30);
  const short = (message: string, fix: string): Stopping => ({
    extend: [],
    findings: [
      {
        code: 'practice/pre-stop-sleep',
        severity: 'warning',
        field: `${field}.lifecycle.preStop`,
        message: `container "${container.name}" behind attachment "${settings.name}" ${message}`,
        fix,
      },
    ],
  });
  if (container.lifecycle?.preStop !== undefined) {
    const own = preStopSeconds(container);
    if (own === undefined || own >= needed) return { extend: [], findings: [] };
    return short(
      `sleeps ${own} s before it stops, but the proxy sends requests for up to ${needed} s`,
      `set the sleep to ${needed} s`,
    );
  }
  const exits = 'stops at once on the stop signal, while requests still arrive';
  if (context.preStopSleep === false) {
    return short(`${exits}: preStopSleep is false or 0`, `remove it, or set ${needed} s or more`);
  }
  const seconds = Math.max(needed, context.preStopSleep ?? 0);
  if (seconds >= grace) {
    return short(
      `${exits}: the ${seconds} s that it needs exceed the grace period of ${grace} s`,
      `set terminationGracePeriodSeconds well above ${seconds}, or a shorter stop.sleep`,
    );
  }
  if (!supports(context, 'sleepAction')) {
    return short(`${exits}: Kubernetes ${context.kubernetes} has no sleep action to add`, useExecSleep(seconds));
  }
  return {
    extend: [{ container: container.name, fill: { lifecycle: { preStop: { sleep: { seconds } } } } }],
    findings: [],
  };
}
