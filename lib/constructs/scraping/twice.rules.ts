import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'practice/scraped-twice',
    severity: 'warning',
    title: 'Pods that a monitor of scrape selects have no prometheus.io annotations.',
    why: 'A Prometheus that follows both has all series twice, with other labels, and sums of them are wrong.',
  },
];
