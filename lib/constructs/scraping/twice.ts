import type { Finding } from '../../findings/finding';
import { podTemplateOf } from '../../kubernetes/pod-template';
import type { ComposedObject } from '../composition';

/** That annotations of the Pods ask for a scrape that a monitor asks for already. */
export function scrapedTwice({ manifest }: ComposedObject, kind: string): readonly Finding[] {
  const annotations = podTemplateOf(manifest())?.template.metadata?.annotations ?? {};
  if (annotations['prometheus.io/scrape'] !== 'true') return [];
  return [
    {
      code: 'practice/scraped-twice',
      severity: 'warning',
      field: 'spec.selector',
      message: `the Pods have prometheus.io/scrape: "true", too: a Prometheus that follows annotations and the ${kind} scrapes them twice`,
      fix: 'set scrape: "none" in the options of the attachment, or by: "annotations" here',
    },
  ];
}
