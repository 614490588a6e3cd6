import type { Finding } from '../../findings/finding';
import type { Container, Volume } from '../../kubernetes/generated/types';
import type { Addition, Attachment, AttachmentPort, Context } from '../../pod/attachment';
import { env } from '../../pod/env';
import { runsToCompletion, supports } from '../../pod/features';
import { images } from '../../pod/images';
import { httpGet } from '../../pod/probes';
import { resources } from '../../pod/resources';
import { certificateSources } from '../shared/client-tls';
import { serverOf } from '../shared/destination';
import { attachmentPortName } from '../shared/port-name';
import { withShared } from '../shared/with-shared';
import type { Oauth2ProxyOptions } from './oauth2-proxy/options';
import { type Oauth2ProxySettings, oauth2ProxySettings } from './oauth2-proxy/settings';
import { applicationOf, loopbackProbes, noApplication, stopping } from './shared/application';
import { undeclaredUpstream } from './shared/undeclared-upstream';

export type * from './oauth2-proxy/options';

/**
 * oauth2-proxy in front of a container of the Pod: who has no session logs in at an OpenID Connect provider, and the
 * application gets X-Forwarded-User, -Email, -Preferred-Username and -Groups. Its port roles are `http` and `metrics`; put
 * {@link nginx} in front of it for TLS.
 *
 * It is a regular container, as it starts only where the provider answers, which must not keep the application from
 * starting; in a Job it is a native sidecar. It serves for a while after the stop of the Pod begins, and the application
 * outlasts it.
 *
 * @throws RangeError where an option has a value that oauth2-proxy or the Pod could not take, or two ports are the same.
 * @throws TypeError for any other option that is not valid, and for a literal secret.
 * @see https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview
 */
export function oauth2Proxy(options: Oauth2ProxyOptions): Attachment<'http' | 'metrics'> {
  const settings = oauth2ProxySettings(options);
  const { name, listen, metricsPort } = settings;
  const ports: Ports = {
    http: { name: attachmentPortName(name, 'http'), containerPort: listen, purpose: 'traffic' },
    metrics: { name: attachmentPortName(name, 'metrics'), containerPort: metricsPort, purpose: 'metrics' },
  };
  return {
    name,
    pattern: 'proxy',
    ports,
    build: (context) => withShared(addition(settings, ports, options, context), name, options),
  };
}

type Ports = Readonly<Record<'http' | 'metrics', AttachmentPort>>;

const authority = '/etc/oauth2-proxy-tls';

function addition(
  settings: Oauth2ProxySettings,
  ports: Ports,
  options: Oauth2ProxyOptions,
  context: Context,
): Addition {
  const application = applicationOf(settings, context);
  const stops = application === undefined ? undefined : stopping(settings, context, application);
  return {
    containers: [
      {
        image: images['oauth2-proxy'],
        container: container(settings, ports, options, context),
        as: runsToCompletion(context.kind) ? 'sidecar' : 'container',
        drainSeconds: Math.ceil(settings.drain / 1000),
      },
    ],
    ...(options.ca !== undefined && { volumes: [authorityVolume(settings, options.ca)] }),
    ...(stops !== undefined && stops.extend.length > 0 && { extend: stops.extend }),
    sendsTo: serverOf(settings.issuer, settings.issuer.startsWith('https:') ? 443 : 80),
    findings: [
      ...(application === undefined
        ? [noApplication(settings, context)]
        : [
            ...loopbackProbes(settings, application),
            ...undeclaredUpstream(settings, application),
            ...(stops?.findings ?? []),
          ]),
      ...withoutSleep(settings, options, context),
    ],
  };
}

function authorityVolume({ name }: Oauth2ProxySettings, ca: NonNullable<Oauth2ProxyOptions['ca']>): Volume {
  return { name: `${name}-tls`, projected: { defaultMode: 0o444, sources: [...certificateSources({ ca })] } };
}

function container(
  settings: Oauth2ProxySettings,
  ports: Ports,
  options: Oauth2ProxyOptions,
  context: Context,
): Omit<Container, 'image'> {
  const { name, upstream, sleep } = settings;
  const sleeps = !runsToCompletion(context.kind) && supports(context, 'sleepAction');
  return {
    name,
    args: argumentsOf(settings, options),
    env: env({ OAUTH2_PROXY_CLIENT_SECRET: options.clientSecret, OAUTH2_PROXY_COOKIE_SECRET: options.cookieSecret }),
    ports: Object.values(ports).map(({ name: portName, containerPort }) => ({ name: portName, containerPort })),
    resources: resources({ cpu: '20m', memory: '32Mi', limits: { memory: '128Mi' } }),
    startupProbe: httpGet(paths.live, ports.http.name, { periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 30 }),
    livenessProbe: httpGet(paths.live, ports.http.name, { periodSeconds: 10, timeoutSeconds: 3 }),
    readinessProbe: httpGet(upstream.readinessPath ?? paths.ready, ports.http.name, {
      periodSeconds: 5,
      timeoutSeconds: 3,
    }),
    ...(sleeps && { lifecycle: { preStop: { sleep: { seconds: sleep } } } }),
    securityContext: { runAsUser: 65_532, runAsGroup: 65_532 },
    ...(options.ca !== undefined && {
      volumeMounts: [{ name: `${name}-tls`, mountPath: authority, readOnly: true }],
    }),
  };
}

/** Below the prefix that the login has anyway, so that no path of the application is hidden. */
const paths = { live: '/oauth2/ping', ready: '/oauth2/ready' } as const;

/** The flags; the two secrets are variables. */
function argumentsOf(settings: Oauth2ProxySettings, options: Oauth2ProxyOptions): readonly string[] {
  const { upstream, trustedProxies, metricsPort, refresh } = settings;
  const { cookie = {}, scopes = ['openid', 'email', 'profile'], emailDomains = ['*'], allowedGroups = [] } = options;
  const host = upstream.address === '::1' ? '[::1]' : '127.0.0.1';
  const flags: readonly (readonly [name: string, value: string | number | boolean])[] = [
    ['provider', 'oidc'],
    ['oidc-issuer-url', settings.issuer],
    ['client-id', options.clientId],
    ['code-challenge-method', 'S256'],
    ['scope', scopes.join(' ')],
    ...emailDomains.map((domain) => ['email-domain', domain] as const),
    ...allowedGroups.map((group) => ['allowed-group', group] as const),
    ...(settings.redirectUrl === undefined ? [] : [['redirect-url', settings.redirectUrl] as const]),
    ...(options.ca === undefined ? [] : [['provider-ca-file', `${authority}/ca.crt`] as const]),
    ['skip-provider-button', true],
    ['http-address', `:${settings.listen}`],
    ['metrics-address', `:${metricsPort}`],
    ['ping-path', paths.live],
    ['ready-path', paths.ready],
    ['silence-ping-logging', true],
    ['upstream', `http://${host}:${upstream.ports[0]}`],
    ['upstream-timeout', `${settings.read}ms`],
    ['proxy-websockets', settings.websockets],
    ...settings.skipAuth.map((route) => ['skip-auth-route', route] as const),
    // A client cannot say who it is where no login sets these headers.
    ['skip-auth-strip-headers', true],
    ...(trustedProxies === undefined
      ? []
      : [['reverse-proxy', true] as const, ...trustedProxies.map((network) => ['trusted-proxy-ip', network] as const)]),
    ...(cookie.name === undefined ? [] : [['cookie-name', cookie.name] as const]),
    ...(cookie.domains ?? []).map((domain) => ['cookie-domain', domain] as const),
    ['cookie-expire', `${settings.expire}ms`],
    ...(refresh === undefined ? [] : [['cookie-refresh', `${refresh}ms`] as const]),
    ['cookie-secure', cookie.secure ?? true],
    ['cookie-samesite', 'lax'],
  ];
  // Kubernetes would take $(NAME) for a variable.
  return flags.map(([name, value]) => `--${name}=${value}`.replaceAll('$(', () => '$$('));
}

/** The image has no program that sleeps. */
function withoutSleep(
  { name, sleep }: Oauth2ProxySettings,
  options: Oauth2ProxyOptions,
  context: Context,
): readonly Finding[] {
  if (runsToCompletion(context.kind) || supports(context, 'sleepAction') || options.container?.lifecycle !== undefined)
    return [];
  return [
    {
      code: 'practice/pre-stop-sleep',
      severity: 'warning',
      field: 'spec.containers',
      value: name,
      message: `attachment "${name}" stops at once on SIGTERM, while requests still arrive: Kubernetes ${context.kubernetes} has no sleep action`,
      fix: `set an image with a shell, and container.lifecycle: { preStop: execSleep("${sleep}s") }`,
    },
  ];
}
