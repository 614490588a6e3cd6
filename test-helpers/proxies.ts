import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { envoy, haproxy, nginx } from '../lib/attachments';
import type {
  ProxyOptions,
  ProxyTimeouts,
  ProxyUpstream,
  UpstreamPort,
  UpstreamPorts,
} from '../lib/attachments/proxies/shared/options';
import type { PodTemplateSpec } from '../lib/kubernetes/generated/types';
import type { Attachment, Context } from '../lib/pod/attachment';
import { contextFor } from './attachment-context';
import { after, ports } from './proxied-application';
import { localized, type RunningProxy, startProxy } from './real-proxy';

/** What every proxy takes. */
export type CommonOptions = Omit<ProxyOptions, 'listen' | 'tls'> & {
  readonly upstream?: ProxyUpstream & Partial<UpstreamPort | UpstreamPorts> & { readonly protocol?: 'http' | 'grpc' };
  readonly timeouts?: ProxyTimeouts;
  readonly tls?: { readonly redirect?: boolean };
};

type Ready = ProxyOptions & {
  readonly upstream: ProxyUpstream & (UpstreamPort | UpstreamPorts);
  readonly timeouts?: ProxyTimeouts;
};

/** All proxies of HTTP, on the ports of a test. */
export const proxies: Readonly<Record<string, (options: Ready) => Attachment<string>>> = {
  nginx: (options) => nginx({ ...options, probePort: ports.probes, statusPort: ports.status }),
  envoy: (options) => envoy({ ...options, probePort: ports.probes, metricsPort: ports.status, adminPort: ports.admin }),
  haproxy: (options) => haproxy({ ...options, probePort: ports.probes, metricsPort: ports.status }),
};

let running: RunningProxy | undefined;

/** Starts a proxy in front of the application of the test. */
export async function startNamed(
  name: string,
  { upstream, tls, ...options }: CommonOptions = {},
  template?: PodTemplateSpec,
  context: Partial<Context> = {},
): Promise<RunningProxy> {
  const make = proxies[name];
  if (make === undefined) throw new Error(`no proxy ${name}`);
  const redirectFrom = tls?.redirect ? { redirectFrom: ports.redirect } : {};
  const attachment = make({
    ...options,
    listen: ports.listen,
    upstream: { ...(upstream?.ports === undefined && { port: ports.app }), ...upstream } as Ready['upstream'],
    ...(tls !== undefined && { tls: { secretName: 'web-tls', ...redirectFrom } }),
  });
  const files = localized(attachment, contextFor(template, context), tls === undefined ? undefined : 'first');
  running = await startProxy(files, ports.probes);
  const { output } = running;
  while (name === 'haproxy' && !waitsForSignals(files.root, output())) await after(10);
  return running;
}

/** HAProxy's master loses signals until it waits for them: it sleeps for the first time when it has said that it has loaded. */
function waitsForSignals(root: string, output: string): boolean {
  if (!output.includes('Loading success')) return false;
  const master = readFileSync(join(root, 'haproxy-run', 'pid'), 'utf8').trim();
  return /\) S /.test(readFileSync(`/proc/${master}/stat`, 'utf8'));
}

/** Ends what a test started. */
export async function endProxy(): Promise<void> {
  await running?.stop('SIGTERM');
  running = undefined;
}

/** The common name of the certificate that is served to a new client, and the version of TLS. */
export function servedCertificate(): Promise<{ name: string; protocol: string | null }> {
  return new Promise((done, fail) => {
    const socket = connectTls({ port: ports.listen, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      const { subject } = socket.getPeerCertificate();
      done({ name: String(subject.CN), protocol: socket.getProtocol() });
      socket.end();
    });
    socket.on('error', fail);
  });
}
