import type { Finding } from '../../findings/finding';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import type { Addition, Attachment } from '../../pod/attachment';
import type { ScrapedPorts } from './scraped-ports';

/** Annotations of the Pods for a Prometheus that follows them. Those that the Pods have already must say the same. */
export function scrapeAnnotations(
  portsOf: (template: PodTemplateSpec) => ScrapedPorts,
  path: string,
): Attachment<never> {
  return { name: 'scrape', ports: {}, build: ({ template }) => addition(portsOf(template), path, template) };
}

function addition({ ports, findings }: ScrapedPorts, path: string, template: PodTemplateSpec): Addition {
  const [port, second] = ports;
  if (port === undefined) return { findings };
  if (second !== undefined) return { findings: [severalPorts(ports.map(({ name }) => `"${name}"`).join(', '))] };
  const annotations = {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port.containerPort),
    'prometheus.io/path': path,
  };
  const own = template.metadata?.annotations ?? {};
  const different = Object.entries(annotations).find(([key, value]) => own[key] !== undefined && own[key] !== value);
  if (different === undefined) return { findings, podMetadata: { annotations } };
  const [key, value] = different;
  return { findings: [otherAnnotation(key, value)] };
}

const common = { code: 'app/scraped-port', severity: 'error' } as const;

function severalPorts(names: string): Finding {
  return {
    ...common,
    field: 'metadata.annotations',
    message: `annotations name one port, but there are ${names}`,
    fix: 'set by: "PodMonitor", or ports to one of them',
  };
}

function otherAnnotation(key: string, wanted: string): Finding {
  return {
    ...common,
    field: `metadata.annotations['${key}']`,
    message: `the pod template sets another value than scrape, "${wanted}"`,
    fix: 'remove it from the pod template',
  };
}
