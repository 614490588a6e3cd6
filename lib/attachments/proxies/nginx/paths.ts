/** Where things are in the proxy's container, and under which paths it answers by itself. */
export const paths = {
  config: '/etc/nginx/proxy',
  configFile: 'nginx.conf',
  certificates: '/etc/nginx/tls',
  /** Process id and what nginx puts aside while it works. */
  scratch: '/tmp',
  /** nginx writes it when it starts; the preStop hook removes it. */
  processId: '/tmp/nginx.pid',
  cache: '/var/cache/nginx',
  /** On the probe port: nginx is up. */
  live: '/live',
  /** On the probe port: a request gets through to the application. */
  ready: '/ready',
  /** On the status port. */
  status: '/stub_status',
} as const;
