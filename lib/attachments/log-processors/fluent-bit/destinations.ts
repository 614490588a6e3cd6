import type { Destination } from '../../../pod/attachment';
import { equal } from '../../../values/equal';
import { outsideOfPod } from '../../shared/destination';
import type { Output } from './output';

/** Output plugins that connect to nothing. */
const withoutNetwork: ReadonlySet<string> = new Set([
  'counter',
  'exit',
  'file',
  'flowcounter',
  'null',
  'plot',
  'prometheus_exporter',
  'stdout',
]);

/** Output plugins that send datagrams, except with another `mode`. */
const withDatagrams: ReadonlySet<string> = new Set(['gelf', 'syslog']);

/** The servers that outputs send to, each once. */
export function destinationsOf(outputs: readonly Output[]): readonly Destination[] {
  const all = outputs.flatMap(ofOutput);
  return all.filter((one, at) => all.findIndex((other) => equal(one, other)) === at);
}

function ofOutput({ plugin, properties, sendsTo }: Output): readonly Destination[] {
  if (sendsTo !== undefined) return sendsTo;
  if (withoutNetwork.has(plugin)) return [];
  const { host, mode = withDatagrams.has(plugin) ? 'udp' : 'tcp' } = properties;
  const port = Number(properties.port);
  if (typeof host !== 'string' || !Number.isInteger(port)) return [{ unknown: `output "${plugin}"` }];
  return outsideOfPod({ host, port, ...(mode === 'udp' && { protocol: 'UDP' }) });
}
