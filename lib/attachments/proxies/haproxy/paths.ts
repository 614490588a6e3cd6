/** Where things are in the proxy's container, and under which paths it answers by itself. */
export const paths = {
  config: '/etc/haproxy',
  configFile: 'haproxy.cfg',
  certificates: '/etc/haproxy-tls',
  /** HAProxy looks for the key of `NAME` in `NAME.key`. */
  certificateFiles: { 'tls.crt': 'tls.pem', 'tls.key': 'tls.pem.key' },
  run: '/run/haproxy',
  /** It is there from the start; the preStop hook removes it. */
  processId: '/run/haproxy/pid',
  /** On the probe port: HAProxy is up. */
  live: '/live',
  /** On the probe port: a request gets through to the application. */
  ready: '/ready',
  /** On the metrics port. */
  metrics: '/metrics',
} as const;
