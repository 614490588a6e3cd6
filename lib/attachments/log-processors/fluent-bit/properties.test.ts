import { parse } from 'yaml';
import { contextFor } from '../../../../test-helpers/attachment-context';
import { fromSecret } from '../../../pod/env';
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
} from '../fluent-bit';
import { properties } from './testdata/properties';

const password = fromSecret('logs', 'password');
const tls = { ca: { configMapName: 'ca' }, certificate: { secretName: 'me' }, serverName: 'b' };
const json = { timeKey: 'time', timeFormat: '%s' };
const all: readonly FluentBitOptions[] = [
  {},
  { parse: 'json', ipv6: false },
  { parse: { json, multiline: 'java' } },
  { parse: { json, multiline: { firstLine: '^\\d' } } },
  {
    outputs: [
      stdout(),
      loki({ host: 'a', password, tenant: 'shop', tls, retries: 3 }),
      loki({ host: 'a', token: password }),
    ],
  },
  {
    outputs: [
      elasticsearch({ host: 'a', password, path: '/es', index: 'shop' }),
      opensearch({ host: 'a', indexPrefix: 'b' }),
    ],
  },
  {
    outputs: [
      elasticsearch({ host: 'a', dataStream: 'logs-shop', tls }),
      opensearch({ host: 'a', dataStream: 'logs' }),
    ],
  },
  { outputs: [http({ host: 'a', password, headers: { 'X-A': 'b' }, compress: 'gzip', tls: true })] },
  { outputs: [forward({ host: 'a', password, compress: 'gzip' }), forward({ host: 'a', sharedKey: password })] },
  { outputs: [otlp({ host: 'a', token: password, uri: '/v1/logs', bodyField: 'msg', compress: 'gzip' })] },
];

/** Files that are rotated by renaming are the settings of the workload. */
const logs = { directory: '/logs', rotation: { renamed: '*.log.*' } };

const releases = ['3.2', '4.0', '4.1', '4.2'] as const;

/** The properties of some sections that a release knows. */
function known(release: string, sections: readonly string[]): ReadonlySet<string> {
  const until = releases.filter((one) => Number(one) <= Number(release));
  return new Set(
    sections.flatMap((section) => until.flatMap((one) => (properties[section]?.[one] ?? '').trim().split(/\s+/))),
  );
}

/** The properties of a configuration that a release does not know. */
function unknown(release: string, options: FluentBitOptions): readonly string[] {
  const image = `fluent/fluent-bit:${release}.0`;
  const addition = fluentBit({ ...options, container: { image } }).build(contextFor(undefined, { logs }));
  const {
    service,
    parsers = [],
    multiline_parsers = [],
    pipeline,
    ...rest
  } = parse(Object.values(addition.config?.[0]?.files ?? {})[0] ?? '');
  const check = (fields: Readonly<Record<string, unknown>>, ...sections: readonly string[]): readonly string[] => {
    const { processors, ...own } = fields as {
      readonly processors?: { readonly logs: readonly Record<string, unknown>[] };
    };
    const names = known(release, sections);
    return [
      ...Object.keys(own)
        .filter((name) => !names.has(name))
        .map((name) => `${sections.join(' ')}: ${name}`),
      ...(processors?.logs ?? []).flatMap((one) => check(one, 'processor', String(one.name))),
    ];
  };
  return [
    ...Object.keys(rest),
    ...check(service, 'service'),
    ...parsers.flatMap((one: Record<string, unknown>) => check(one, 'parsers')),
    ...multiline_parsers.flatMap((one: Record<string, unknown>) => check(one, 'multiline_parsers')),
    ...(['input', 'filter', 'output'] as const).flatMap((section) =>
      pipeline[`${section}s`].flatMap((one: Record<string, unknown>) => check(one, section, String(one.name))),
    ),
  ];
}

test.each(releases)('Fluent Bit %s knows every property of every configuration', (release) => {
  expect(all.flatMap((options) => unknown(release, options))).toEqual([]);
});

test('Fluent Bit from 4.0 on, which OTLP over gRPC needs, knows its properties', () => {
  expect(unknown('4.0', { outputs: [otlp({ host: 'a', protocol: 'grpc' })] })).toEqual([]);
});
