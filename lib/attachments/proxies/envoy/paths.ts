/** Where things are in the proxy's container, and under which paths it answers by itself. */
export const paths = {
  config: '/etc/envoy',
  configFile: 'envoy.json',
  /** Names the files of the certificate; Envoy reads it apart from its configuration, and watches those files. */
  certificateFile: 'certificate.json',
  certificates: '/etc/envoy-tls',
  /** On the probe port: Envoy is up. */
  live: '/live',
  /** On the probe port: a request gets through to the application. */
  ready: '/ready',
  /** On the metrics port. */
  metrics: '/metrics',
} as const;
