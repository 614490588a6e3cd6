import type { AddedContainer, Attachment, AttachmentPort } from '../../pod/attachment';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import { defaultPorts } from '../shared/default-ports';
import { defineAttachment, type SettledOptions } from '../shared/define-attachment';
import { adapterRole, scraped, scrapeOptions } from '../shared/metrics-adapter';
import { option } from '../shared/option';
import { checkNames, checkObservers, mappingDefaults, mappingFile, mappings } from './statsd-exporter/mapping';
import type { StatsdExporterOptions } from './statsd-exporter/options';

export type * from './statsd-exporter/options';

/**
 * statsd_exporter: an adapter that receives StatsD lines on UDP and TCP port 9125 and serves them as Prometheus metrics, on
 * port 9102. It reads the tags of DogStatsD, InfluxDB, Librato and SignalFX. Counters start at 0 when the exporter does.
 *
 * @throws TypeError for an option that is not valid.
 * @throws RangeError for a `match` or a label name that the exporter cannot read, for a `port` that is `tcpPort` too, and
 *   for histogram options of a summary, or summary options of a histogram.
 * @see https://github.com/prometheus/statsd_exporter
 */
export function statsdExporter(options: StatsdExporterOptions = {}): Attachment<'metrics' | 'udp' | 'tcp'> {
  const attachment = define(options);
  const { tcp, metrics } = attachment.ports;
  if (tcp.containerPort === metrics.containerPort) {
    throw new RangeError(
      `statsd-exporter: port must differ from tcpPort, got ${metrics.containerPort}; set another port`,
    );
  }
  checkNames(options.mappings, options.defaults);
  checkObservers(options.mappings, options.defaults);
  return attachment;
}

const defaults = defaultPorts['statsd-exporter'];

const table = {
  ...scrapeOptions(defaults.metrics),
  udpPort: option.port(defaults.udp, { role: 'udp', purpose: 'admin', protocol: 'UDP' }),
  tcpPort: option.port(defaults.tcp, { role: 'tcp', purpose: 'admin' }),
  mappings: option.optional(mappings),
  defaults: option.optional(mappingDefaults),
} as const;

const configDirectory = '/etc/statsd-exporter';
const configFile = 'mapping.yaml';

const define = defineAttachment(
  'statsd-exporter',
  table,
  (settled, context) => {
    const file = mappingFile(settled.mappings, settled.defaults);
    return {
      containers: [{ ...exporter(settled, file !== undefined), as: adapterRole(context) }],
      ...(file !== undefined && { config: [{ volume: `${settled.name}-config`, files: { [configFile]: file } }] }),
      ...scraped(settled, context),
    };
  },
  'adapter',
);

function exporter({ name, ports }: SettledOptions<typeof table>, isMapped: boolean): Omit<AddedContainer, 'as'> {
  return {
    image: images['statsd-exporter'],
    drainSeconds: 2,
    container: {
      name,
      args: [
        `--statsd.listen-udp=:${ports.udp.containerPort}`,
        `--statsd.listen-tcp=:${ports.tcp.containerPort}`,
        ...(isMapped ? [`--statsd.mapping-config=${configDirectory}/${configFile}`] : []),
        `--web.listen-address=:${ports.metrics.containerPort}`,
      ],
      ports: [ports.udp, ports.tcp, ports.metrics].map(containerPort),
      resources: resources({ cpu: '10m', memory: '32Mi', limits: { memory: '64Mi' } }),
      securityContext: { runAsUser: 65_534, runAsGroup: 65_534 },
      ...(isMapped && { volumeMounts: [{ name: `${name}-config`, mountPath: configDirectory, readOnly: true }] }),
    },
  };
}

function containerPort({ name, containerPort, protocol }: AttachmentPort) {
  return { name, containerPort, ...(protocol !== undefined && { protocol }) };
}
