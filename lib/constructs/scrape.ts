import { type ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Duration, wholeSeconds } from '../kubernetes/duration';
import type { ServicePort } from '../kubernetes/generated/types';
import { podTemplateOf } from '../kubernetes/pod-template';
import { findsSidecarPorts } from '../kubernetes/sidecar-ports';
import { check } from '../values/check';
import { settingsOf } from './app-settings';
import { type CompanionKind, checkOnce, placeCompanion, templateWithPods } from './companion';
import { addAttachment, type ComposedObject, composed } from './composition';
import { nameSelector } from './name-label';
import { textOf } from './object-name';
import { podLabelsOf, withoutLabels } from './pod-labels';
import { scrapeAnnotations } from './scraping/annotations';
import { endpoint } from './scraping/endpoint';
import { type ScrapeOptions, scrapeArguments } from './scraping/options';
import { type ScrapedPorts, scrapedPorts } from './scraping/scraped-ports';
import { scrapedTwice } from './scraping/twice';
import { addStep } from './synth';

export type { ScrapeOptions, ScrapeTls } from './scraping/options';

const verb = 'scrape';
const once = 'but a port that is scraped twice has all its series twice';
const apiVersion = 'monitoring.coreos.com/v1';
const podMonitor: CompanionKind = { verb, apiVersion, kind: 'PodMonitor', id: 'pod-monitor', once };
const serviceMonitor: CompanionKind = { verb, apiVersion, kind: 'ServiceMonitor', id: 'service-monitor', once };
const metricsService: CompanionKind = { verb, apiVersion: 'v1', kind: 'Service', id: 'service' };

/**
 * Has Prometheus scrape the metrics of a workload: the metrics ports of its attachments, else its port named "metrics", by
 * a PodMonitor, by a ServiceMonitor with a Service of its own, or by annotations of the Pods. Returns the monitor; with
 * annotations the workload's object. Also for workloads of cdk8s-plus, Helm or an `Include`.
 *
 * @example scrape(shop, { metadata: { labels: { release: 'prometheus' } } })
 * @throws Error where the target has no Pods, or is scraped already.
 * @throws TypeError for an option that is not valid, or that annotations cannot say.
 * @throws RangeError for an interval that is not in whole seconds, or below 1 s.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
 */
export function scrape(target: IConstruct, options: ScrapeOptions = {}): ApiObject {
  check(verb, { target, options }, scrapeArguments);
  const workload = composed(templateWithPods(target, verb));
  const { by = 'PodMonitor', interval, ports } = options;
  if (interval !== undefined) checkInterval(interval);
  const placed = place[by](workload, options);
  workload.composition.scraped = { names: ports };
  return placed;
}

const place = { annotations: annotate, PodMonitor: placePodMonitor, ServiceMonitor: placeServiceMonitor };

/** Prometheus takes an interval of 0 for its own default. */
function checkInterval(interval: Duration): void {
  const seconds = wholeSeconds(interval, `${verb}: interval`);
  if (seconds < 1)
    throw new RangeError(`${verb}: interval must be 1 s or more, got ${seconds} s; set "30s", or remove it`);
}

function annotate(workload: ComposedObject, { ports, path = '/metrics' }: ScrapeOptions): ApiObject {
  const { object, composition } = workload;
  const { attachments, companions } = composition;
  checkOnce(workload, verb, once);
  companions.set(verb, object);
  const portsOf: Parameters<typeof scrapeAnnotations>[0] = (template) =>
    scrapedPorts(template, attachments, ports, 'metadata.annotations');
  addAttachment({ object, template: composition.template }, scrapeAnnotations(portsOf, path));
  return object;
}

function portsOf({ manifest, composition }: ComposedObject, { ports }: ScrapeOptions, field: string): ScrapedPorts {
  return scrapedPorts(podTemplateOf(manifest())?.template, composition.attachments, ports, field);
}

function placePodMonitor(workload: ComposedObject, options: ScrapeOptions): ApiObject {
  const field = 'spec.podMetricsEndpoints';
  const scraped = () => portsOf(workload, options, field);
  const placed = placeCompanion(workload, podMonitor, options.metadata, {
    spec: {
      selector: { matchLabels: Lazy.any({ produce: () => podLabelsOf(workload) ?? {} }) },
      podMetricsEndpoints: Lazy.any({ produce: () => scraped().ports.map((port) => endpoint(port, options)) }),
    },
  });
  addStep(placed, (manifest) => ({
    manifest,
    findings: [
      ...withoutLabels(workload, 'spec.selector.matchLabels'),
      ...scraped().findings,
      ...scrapedTwice(workload, podMonitor.kind),
    ],
  }));
  return placed;
}

/** The Service is of its own: that of clients has no metrics ports. */
function placeServiceMonitor(workload: ComposedObject, options: ScrapeOptions): ApiObject {
  const { object } = workload;
  // By the name of the monitor: a custom resource with several pod templates has one for each.
  const name = textOf(options.metadata?.name ?? object.name, object);
  const labels = { ...nameSelector(name), 'app.kubernetes.io/component': 'metrics' };
  const scraped = () => portsOf(workload, options, 'spec.endpoints');
  const placed = placeCompanion(workload, serviceMonitor, options.metadata, {
    spec: {
      selector: { matchLabels: labels },
      endpoints: Lazy.any({ produce: () => scraped().ports.map((port) => endpoint(port, options)) }),
    },
  });
  placeCompanion(
    workload,
    metricsService,
    { name: `${name}-metrics`, labels },
    {
      spec: {
        clusterIP: 'None',
        selector: Lazy.any({ produce: () => podLabelsOf(workload) }),
        ports: Lazy.any({ produce: () => servicePorts(workload, scraped()) }),
      },
    },
  );
  addStep(placed, (manifest) => ({
    manifest,
    findings: [...scraped().findings, ...scrapedTwice(workload, serviceMonitor.kind)],
  }));
  return placed;
}

function servicePorts({ object, composition }: ComposedObject, { ports }: ScrapedPorts): readonly ServicePort[] {
  const { kubernetes } = settingsOf(object, composition.own?.settings);
  return ports.map(({ name, containerPort }) => ({
    name,
    port: containerPort,
    targetPort: findsSidecarPorts(kubernetes) ? name : containerPort,
  }));
}
