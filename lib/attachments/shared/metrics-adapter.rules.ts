import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'practice/metrics-not-scraped',
    severity: 'warning',
    title: 'The prometheus.io annotations of a Pod have the port and path of its metrics adapter.',
    why: 'Prometheus scrapes the port and path in these annotations. If the pod template sets others, the adapter is never scraped.',
  },
];
