import type { Finding } from '../../../findings/finding';
import type { Container, Volume } from '../../../kubernetes/generated/types';
import type { AddedContainer, Addition, AttachmentOptions, ConfigFiles, Context } from '../../../pod/attachment';
import { httpGet } from '../../../pod/probes';
import { withShared } from '../../shared/with-shared';
import {
  applicationOf,
  loopbackProbes,
  noApplication,
  type OwnReadiness,
  ownReadiness,
  type Proxied,
  stopping,
} from './application';
import { type CertificateFiles, certificates } from './certificates';
import type { ProxySettings } from './settings';
import { undeclaredUpstream } from './undeclared-upstream';

/** What the readiness of a proxy asks the application. */
export interface ReadinessTarget {
  /** A path with an optional query; absent: any answer to `/` below 500 will do. */
  readonly path: string | undefined;
  /** How long the application may take, in seconds. */
  readonly timeoutSeconds: number;
}

/** How long a proxy takes to stop, in seconds. */
export type StopSeconds = Pick<AddedContainer, 'preStopSeconds' | 'drainSeconds'>;

/** What makes one proxy another in a Pod. */
export interface ProxyParts {
  readonly settings: Proxied & Pick<ProxySettings, 'tls'> & { readonly upstream: ProxySettings['upstream'] };
  readonly options: AttachmentOptions;
  /** Its container, with the volume `<name>-tls` for certificates mounted where there are any. */
  readonly container: (readiness: OwnReadiness) => Container;
  readonly config: (readiness: ReadinessTarget) => ConfigFiles;
  readonly volumes: readonly Volume[];
  /** The names of the certificate's files, as the tool wants them. */
  readonly certificateFiles: CertificateFiles;
  /** With its own preStop hook, and with one of the user's. */
  readonly stop: { readonly ownHook: StopSeconds; readonly otherHook: StopSeconds };
  /** Ports that it listens on without declaring them. */
  readonly listens?: AddedContainer['listens'];
  readonly findings: readonly Finding[];
}

/** What a proxy adds to the Pod of the application behind it. */
export function proxyAddition(parts: ProxyParts, context: Context): Addition {
  const { settings, options, stop } = parts;
  const { name, tls, upstream } = settings;
  const application = applicationOf(settings, context);
  const readiness = application === undefined ? { timing: {} } : ownReadiness(settings, application);
  const timeoutSeconds = readiness.timing.timeoutSeconds ?? 3;
  const stops = application === undefined ? undefined : stopping(settings, context, application);
  const secret = tls === undefined ? undefined : certificates(name, tls.secretName, parts.certificateFiles, context);
  const addition: Addition = {
    containers: [
      {
        container: parts.container(readiness),
        as: 'sidecar',
        ...(options.container?.lifecycle === undefined ? stop.ownHook : stop.otherHook),
        ...(parts.listens !== undefined && { listens: parts.listens }),
      },
    ],
    volumes: [...parts.volumes, ...(secret === undefined ? [] : [secret.volume])],
    config: [parts.config({ path: upstream.readinessPath ?? readiness.path, timeoutSeconds })],
    ...(stops !== undefined && stops.extend.length > 0 && { extend: stops.extend }),
    ...(secret?.pod !== undefined && { pod: secret.pod }),
    findings: [
      ...(application === undefined
        ? [noApplication(settings, context)]
        : [
            ...loopbackProbes(settings, application),
            ...undeclaredUpstream(settings, application),
            ...(stops?.findings ?? []),
          ]),
      ...parts.findings,
    ],
  };
  return withShared(addition, name, options);
}

/**
 * The probes of a proxy on a port of its own: it is alive when it answers itself, and ready when the application answers
 * through it.
 */
export function proxyProbes(
  port: string,
  paths: { readonly live: string; readonly ready: string },
  { timing, httpHeaders }: OwnReadiness,
): Pick<Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'> {
  const ready = httpGet(paths.ready, port, { periodSeconds: 5, timeoutSeconds: 3, ...timing });
  return {
    startupProbe: httpGet(paths.live, port, { periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 30 }),
    livenessProbe: httpGet(paths.live, port, { periodSeconds: 10, timeoutSeconds: 3 }),
    readinessProbe: httpHeaders === undefined ? ready : { ...ready, httpGet: { ...ready.httpGet, httpHeaders } },
  };
}
