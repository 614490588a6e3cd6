import { parse } from 'yaml';
import type { Container, PodTemplateSpec } from '../../../../kubernetes/generated/types';
import type { Addition, Attachment, Context, Logs } from '../../../../pod/attachment';
import { compose } from '../../../../pod/compose';
import { fromSecret } from '../../../../pod/env';
import {
  elasticsearch,
  type FluentBitOptions,
  fluentBit,
  forward,
  http,
  loki,
  opensearch,
  otlp,
  stdout,
} from '../../fluent-bit';

export const logs: Logs = { directory: '/var/log/storefront', sizeLimit: '256Mi', rotation: 'app' };
export const web: Container = { name: 'web', image: 'web:1' };
export const template: PodTemplateSpec = { spec: { containers: [web] } };
export const context: Context = {
  kubernetes: '1.35',
  featureGates: {},
  kind: 'Deployment',
  name: 'storefront',
  owned: true,
  images: {},
  logs,
  template,
};
export const password = fromSecret('logs', 'password');
export const everything: FluentBitOptions = {
  parse: { json: { timeKey: 'time', timeFormat: '%s' }, multiline: { firstLine: '^\\d' } },
  outputs: [
    stdout(),
    loki({ host: 'a', password, tenant: 'shop', tls: { ca: { configMapName: 'ca' }, serverName: 'b' }, retries: 3 }),
    loki({ host: 'a', token: password }),
    elasticsearch({ host: 'a', password, path: '/es', index: 'shop', tls: { certificate: { secretName: 'me' } } }),
    opensearch({ host: 'a', indexPrefix: 'shop' }),
    http({ host: 'a', password, headers: { 'X-A': 'b' }, compress: 'gzip', tls: true }),
    forward({ host: 'a', password, compress: 'gzip' }),
    forward({ host: 'a', sharedKey: password }),
    otlp({ host: 'a', protocol: 'grpc', token: password, uri: '/v1/logs', bodyField: 'msg', compress: 'gzip' }),
  ],
};

export const added = (name: string, needs: { startsAfter?: readonly string[] } = {}): Attachment => ({
  name,
  ports: {},
  build: () => ({ containers: [{ as: 'sidecar', container: { name, image: 'x' }, ...needs }] }),
});
export const built = (options: FluentBitOptions = {}, more: Partial<Context> = {}) =>
  fluentBit(options).build({ ...context, ...more });
export const containerOf = (addition: Addition): Partial<Container> => addition.containers?.[0]?.container ?? {};
export const configOf = (addition: Addition) => parse(addition.config?.[0]?.files['fluent-bit.yaml'] ?? '');
export const composed = (attachments: readonly Attachment[], more: Partial<Context> = {}, from = template) =>
  compose(from, attachments, { ...context, ...more });
