import { type By, middle, peak, quotient, runsOf } from './figures';
import type { Measured, Subject } from './measure';

/** What is held to. */
export interface Claim {
  readonly claim: string;
  readonly limit: number;
  readonly is: 'at least' | 'at most';
  readonly unit: 'times' | 'ms' | 'MB';
  /** Undefined where the run left out what it takes. */
  readonly value: number | undefined;
}

/** Whether a claim holds; one that was not measured is not broken. */
export function holds({ limit, is, value }: Claim): boolean {
  if (value === undefined) return true;
  return is === 'at least' ? value >= limit : value <= limit;
}

/** All claims, with what was measured in one run: the middle ones of all rounds. */
export function claims(all: readonly Measured[], by: By): readonly Claim[] {
  const time = (part: 'synth' | 'process', shape: string, count: number, subject: Subject) =>
    middle(runsOf(all, shape, count, subject), part, by);
  const faster = (claim: string, shape: string, count: number, subject: Subject, limit: number): Claim => {
    const value = quotient(time('synth', shape, count, 'cdk8s'), time('synth', shape, count, subject));
    return { claim, limit, is: 'at least', unit: 'times', value };
  };
  const whole = (subject: Subject) => time('process', 'deployments', 10_000, subject);
  const workloads = (count: number) => time('synth', 'workloads', count, 'GitOpsApp');
  return [
    faster('3,000 charts of one bare object each, faster than cdk8s', 'charts', 3000, 'GitOpsApp', 20),
    faster('3,000 charts of one cdk8s-plus Deployment each, faster than cdk8s', 'plus-charts', 3000, 'GitOpsApp', 20),
    faster('10,000 Deployments, verified, faster than cdk8s', 'deployments', 10_000, 'GitOpsApp', 4),
    faster('10,000 Deployments, not verified, faster than cdk8s', 'deployments', 10_000, 'GitOpsApp, unverified', 8),
    {
      claim: '10,000 Deployments, the whole process, faster than `helm template`',
      limit: 1,
      is: 'at least',
      unit: 'times',
      value: quotient(whole('helm'), whole('GitOpsApp')),
    },
    {
      claim: '10,000 Workloads, the time of 1,000',
      limit: 12,
      is: 'at most',
      unit: 'times',
      value: quotient(workloads(10_000), workloads(1000)),
    },
    {
      claim: 'A ladder of 50 objects',
      limit: 50,
      is: 'at most',
      unit: 'ms',
      value: time('synth', 'ladder', 50, 'GitOpsApp'),
    },
    {
      claim: '50,000 Pods, the memory of the process',
      limit: 2000,
      is: 'at most',
      unit: 'MB',
      value: peak(runsOf(all, 'pods', 50_000, 'GitOpsApp')),
    },
  ];
}
