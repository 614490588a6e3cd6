import { envoy, expose, fromSecret, haproxy, nginx, oauth2Proxy, ProxySidecar } from '../../../lib';
import { type AttachmentCase, app, loginClient, workload } from '../attachment-case';
import { fetchFrom, logIn, preStopSleep, secret, tlsSecret } from '../harness';

const proxy = nginx({ listen: 8000, upstream: { port: 8080 } });
const proxyWithTls = nginx({
  listen: 8443,
  upstream: { port: 8080 },
  tls: { secretName: 'web-tls', redirectFrom: 8000 },
  cache: { sizeLimit: '64Mi', valid: '1m' },
});

/** Proxies in front of the application. */
export const proxyCases: readonly AttachmentCase[] = [
  {
    attachment: 'nginx',
    program: 'nginx',
    needs: ['busybox'],
    container: 'nginx',
    kind: 'Deployment',
    traffic: 'http',
    asksApplication: true,
    build: (chart) => expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy })),
  },
  {
    attachment: 'nginx with TLS and a cache',
    program: 'nginx',
    needs: ['busybox'],
    container: 'nginx',
    kind: 'Deployment',
    traffic: 'https',
    asksApplication: true,
    given: () => [tlsSecret('web-tls')],
    build: (chart) => expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy: proxyWithTls })),
  },
  {
    attachment: 'envoy with TLS',
    program: 'envoy',
    needs: ['bash', 'busybox'],
    container: 'envoy',
    kind: 'Deployment',
    traffic: 'https',
    asksApplication: true,
    metrics: {
      port: 'envoy-metrics',
      path: '/metrics',
      expected: [/^envoy_http_downstream_rq_total\{envoy_http_conn_manager_prefix="traffic"\} [1-9]/m],
    },
    given: () => [tlsSecret('web-tls')],
    build: (chart) => {
      const behind = envoy({
        listen: 8443,
        upstream: { port: 8080 },
        tls: { secretName: 'web-tls', redirectFrom: 8000 },
      });
      expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy: behind }));
    },
  },
  {
    attachment: 'haproxy with TLS',
    program: 'haproxy',
    needs: ['busybox'],
    container: 'haproxy',
    kind: 'Deployment',
    traffic: 'https',
    asksApplication: true,
    metrics: {
      port: 'haproxy-metrics',
      path: '/metrics',
      expected: [/^haproxy_frontend_http_requests_total\{proxy="traffic"\} [1-9]/m],
    },
    given: () => [tlsSecret('web-tls')],
    build: (chart) => {
      const behind = haproxy({
        listen: 8443,
        upstream: { port: 8080 },
        tls: { secretName: 'web-tls', redirectFrom: 8000 },
      });
      expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy: behind }));
    },
  },
  {
    attachment: 'oauth2Proxy behind nginx with TLS',
    program: 'oauth2-proxy',
    needs: ['nginx', 'busybox'],
    container: 'oauth2-proxy',
    kind: 'Deployment',
    traffic: 'https',
    login: true,
    asksApplication: true,
    metrics: {
      port: 'oauth2-metrics',
      path: '/metrics',
      expected: [/^oauth2_proxy_requests_total\{code="200"\} [1-9]/m],
    },
    given: () => [
      tlsSecret('web-tls'),
      secret('login', { client: loginClient.clientSecret, cookie: '0123456789abcdef0123456789abcdef' }),
    ],
    build: (chart, { issuer }) => {
      const login = oauth2Proxy({
        listen: 4180,
        upstream: { port: 8080, readinessPath: '/readyz' },
        issuer,
        clientId: loginClient.clientId,
        clientSecret: fromSecret('login', 'client'),
        cookieSecret: fromSecret('login', 'cookie'),
      });
      const front = nginx({
        listen: 8443,
        upstream: { port: 4180, container: 'app' },
        tls: { secretName: 'web-tls' },
      });
      const web = new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy: front, attachments: [login] });
      expose(web, { ports: [{ name: 'https', port: 443, targetPort: 'nginx-https' }] });
    },
    work: async (cluster) => {
      const url = `${(await cluster.service('web')).replace('http:', 'https:')}/headers`;
      const refused = await fetchFrom(url, { headers: { 'X-Forwarded-User': 'root' } });
      expect([refused.status, refused.headers.location]).toEqual([302, expect.stringContaining('/authorize?')]);
      const { status, text } = await fetchFrom(url, { headers: { ...(await logIn(url)), 'X-Forwarded-User': 'root' } });
      expect([status, /^X-Forwarded-User: (.*?)\r?$/m.exec(text)?.[1]]).toEqual([200, 'ada']);
    },
  },
];
