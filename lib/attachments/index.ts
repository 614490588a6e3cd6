/**
 * Attachments, their outputs, and what your own ones are made with. Import them from `cdk8s-pods` or
 * `cdk8s-pods/attachments`.
 * @module attachments
 */

export {
  type JmxAgent,
  type JmxConfig,
  type JmxExporter,
  type JmxExporterOptions,
  type JmxRule,
  jmxExporter,
} from './adapters/jmx-exporter';
export {
  type NginxExporterOptions,
  nginxExporter,
  type OfAttachedNginx,
  type OfScrapeUri,
} from './adapters/nginx-exporter';
export { type PhpFpmOptions, phpFpm } from './adapters/php-fpm';
export { type PostgresExporterOptions, postgresExporter } from './adapters/postgres-exporter';
export { type RedisExporterOptions, redisExporter } from './adapters/redis-exporter';
export {
  type StatsdDefaults,
  type StatsdExporterOptions,
  type StatsdMapping,
  type StatsdObservations,
  statsdExporter,
} from './adapters/statsd-exporter';
export {
  type CloudSqlProxyOptions,
  cloudSqlProxy,
} from './ambassadors/cloud-sql-proxy';
export {
  type PgbouncerAuthQuery,
  type PgbouncerOptions,
  type PgbouncerPool,
  type PgbouncerServer,
  type PgbouncerUserlist,
  pgbouncer,
} from './ambassadors/pgbouncer';
export { type RedisAppEnv, type RedisProxyOptions, type RedisServer, redisProxy } from './ambassadors/redis-proxy';
export { type ConfigReloaderOptions, configReloader, type WatchedDirectory } from './helpers/config-reloader';
export { type GitSyncOptions, type GitSyncSsh, gitSync } from './helpers/git-sync';
export { type LogRotatorOptions, logRotator } from './helpers/log-rotator';
export {
  type BasicCredentials,
  type Connection,
  type Credentials,
  type ElasticsearchOptions,
  elasticsearch,
  type FirstLine,
  type FluentBitOptions,
  type ForwardOptions,
  fluentBit,
  forward,
  type HttpOptions,
  http,
  type JsonTime,
  type LokiOptions,
  loki,
  type OtlpOptions,
  type Output,
  type OutputProperty,
  type OutputTls,
  opensearch,
  otlp,
  type Parse,
  type ParseOptions,
  type RequestHeaders,
  type ResourceAttributes,
  type Retries,
  stdout,
  type TextBeforeSecret,
} from './log-processors/fluent-bit';
export {
  debugExporter,
  type Exporter,
  type ExporterSetting,
  type ExporterSettings,
  type OtelCollectorOptions,
  type OtlpGrpcOptions,
  type OtlpHttpOptions,
  otelCollector,
  otlpGrpc,
  otlpHttp,
} from './log-processors/otel-collector';
export {
  consoleSink,
  type ElasticsearchSinkOptions,
  elasticsearchSink,
  type HttpSinkOptions,
  httpSink,
  type LokiSinkOptions,
  lokiSink,
  type Sink,
  type SinkServer,
  type SinkSetting,
  type SinkSettings,
  type SinkValue,
  type VectorOptions,
  type VectorSinkOptions,
  vector,
  vectorSink,
} from './log-processors/vector';
export { type Envoy, type EnvoyOptions, type EnvoyUpstream, type EnvoyUpstreamCommon, envoy } from './proxies/envoy';
export {
  type Haproxy,
  type HaproxyOptions,
  type HaproxyUpstream,
  type HaproxyUpstreamCommon,
  haproxy,
} from './proxies/haproxy';
export {
  type Nginx,
  type NginxCache,
  type NginxHeaders,
  type NginxOptions,
  type NginxStop,
  type NginxTimeouts,
  type NginxTls,
  type NginxTlsWithRedirect,
  type NginxUpstream,
  type NginxUpstreamCommon,
  type NginxUpstreamPort,
  type NginxUpstreamPorts,
  nginx,
} from './proxies/nginx';
export {
  type Oauth2ProxyCookie,
  type Oauth2ProxyOptions,
  type Oauth2ProxyStop,
  type Oauth2ProxyUpstream,
  oauth2Proxy,
} from './proxies/oauth2-proxy';
export type {
  ProxyHeaders,
  ProxyOptions,
  ProxyStop,
  ProxyTimeouts,
  ProxyTls,
  ProxyTlsWithRedirect,
  ProxyUpstream,
  UpstreamPort,
  UpstreamPorts,
} from './proxies/shared/options';
export type { Ambassador, AmbassadorOptions, AppEnv, LocalAddress } from './shared/ambassador';
export type { CaSource, ClientTls } from './shared/client-tls';
export {
  type AttachmentFunction,
  defineAttachment,
  type RoleIn,
  type SettledOptions,
} from './shared/define-attachment';
export { type MetricsAdapter, type MetricsAdapterOptions, metricsAdapter } from './shared/metrics-adapter';
export {
  type Given,
  type OpenedPort,
  type Option,
  type OptionTable,
  option,
  type Presence,
  type ValueOf,
} from './shared/option';
