import { listeners } from '../../anatomy/listeners';
import type { Finding } from '../../findings/finding';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import type { Attachment } from '../../pod/attachment';
import { nearest } from '../../values/nearest';

/** A port that is scraped, by the name that its container declares. */
export interface ScrapedPort {
  readonly name: string;
  readonly containerPort: number;
}

/** The ports that are scraped, and what is wrong with the choice. */
export interface ScrapedPorts {
  readonly ports: readonly ScrapedPort[];
  readonly findings: readonly Finding[];
}

/** The name of a port of metrics, where no attachment has one. */
const usualName = 'metrics';

/**
 * The port of a main container that is there for scrapers alone, of those that are scraped: the one of the usual name. Any
 * other one may serve clients as well, as a port "http" does that has the metrics at a path.
 */
export function isForScrapers({ name }: Pick<ScrapedPort, 'name'>): boolean {
  return name === usualName;
}

/**
 * The ports of some names, else the metrics ports of the attachments, else a port of the usual name.
 * @param field where they stand in what tells Prometheus
 */
export function scrapedPorts(
  template: PodTemplateSpec | undefined,
  attachments: readonly Attachment[],
  names: readonly string[] | undefined,
  field: string,
): ScrapedPorts {
  if (names !== undefined) return chosen(template, attachments, names, field);
  const ofAttachments = metricsPorts(attachments);
  const ports =
    ofAttachments.length > 0 ? ofAttachments : namedPorts(template).filter(({ name }) => name === usualName);
  if (ports.length > 0) return { ports, findings: [] };
  const message = `no attachment has a metrics port, and no container a port named "${usualName}"`;
  const fix = 'set ports to the names of those that have metrics';
  return { ports, findings: [{ code: 'app/scraped-port', severity: 'error', field, message, fix }] };
}

function chosen(
  template: PodTemplateSpec | undefined,
  attachments: readonly Attachment[],
  names: readonly string[],
  field: string,
): ScrapedPorts {
  const known = [...metricsPorts(attachments), ...namedPorts(template)];
  const ports = names.map((name) => known.find((port) => port.name === name));
  const findings = names.flatMap((name, at) => (ports[at] === undefined ? [unknownPort(name, known, field)] : []));
  return { ports: ports.filter((port) => port !== undefined), findings };
}

function metricsPorts(attachments: readonly Attachment[]): readonly ScrapedPort[] {
  return attachments.flatMap(({ ports }) => Object.values(ports)).filter(({ purpose }) => purpose === 'metrics');
}

/** The TCP ports that containers declare while the Pod runs: metrics are read by HTTP. */
function namedPorts(template: PodTemplateSpec | undefined): readonly ScrapedPort[] {
  if (template === undefined) return [];
  return listeners(template).flatMap(({ name, port, protocol, role }) =>
    name === undefined || role === 'init' || protocol !== 'TCP' ? [] : [{ name, containerPort: port }],
  );
}

function unknownPort(name: string, known: readonly ScrapedPort[], field: string): Finding {
  const names = [...new Set(known.map((port) => port.name))];
  const near = nearest(name, names);
  const list = names.map((one) => `"${one}"`).join(', ');
  return {
    code: 'app/scraped-port',
    severity: 'error',
    field,
    value: name,
    message: `no container declares a port "${name}", only ${list === '' ? 'none' : list}`,
    fix: near === undefined ? 'set ports to some of them' : `did you mean "${near}"?`,
  };
}
