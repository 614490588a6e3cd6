import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'practice/metrics-not-scraped',
    severity: 'warning',
    title: 'The annotations by which Prometheus finds a Pod lead to the adapter that serves metrics.',
    why: 'They were there before, and say another port or path.',
  },
];
