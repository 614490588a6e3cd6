import type { Trial } from './measure';

const both = ['cdk8s', 'GitOpsApp'] as const;
const unverified = [...both, 'GitOpsApp, unverified'] as const;

/** What is measured, by the heading of its table. What takes minutes is run once. */
export const trials: Readonly<Record<string, readonly Trial[]>> = {
  'Charts of one bare object each': [
    { shape: 'charts', count: 100, subjects: both, rounds: 3 },
    { shape: 'charts', count: 1000, subjects: both, rounds: 3 },
    { shape: 'charts', count: 3000, subjects: both, rounds: 5 },
    { shape: 'charts', count: 10_000, subjects: ['cdk8s'], rounds: 1 },
    { shape: 'charts', count: 10_000, subjects: ['GitOpsApp'], rounds: 3 },
  ],
  'Charts of one cdk8s-plus Deployment each': [
    { shape: 'plus-charts', count: 100, subjects: both, rounds: 3 },
    { shape: 'plus-charts', count: 1000, subjects: both, rounds: 3 },
    { shape: 'plus-charts', count: 3000, subjects: both, rounds: 3 },
  ],
  'Deployments of three containers each, in one chart': [
    { shape: 'deployments', count: 500, subjects: ['kustomize'], rounds: 3 },
    { shape: 'deployments', count: 1000, subjects: [...unverified, 'helm', 'kustomize'], rounds: 3 },
    { shape: 'deployments', count: 10_000, subjects: [...unverified, 'helm'], rounds: 5 },
  ],
  'Workloads with a log processor and its ConfigMap each, in one chart': [
    { shape: 'workloads', count: 1000, subjects: ['GitOpsApp'], rounds: 3 },
    { shape: 'workloads', count: 10_000, subjects: ['GitOpsApp'], rounds: 3 },
  ],
  'Pods of three containers each, in one chart': [{ shape: 'pods', count: 50_000, subjects: ['GitOpsApp'], rounds: 1 }],
  'A ladder of dependencies, two objects wide': [
    { shape: 'ladder', count: 30, subjects: both, rounds: 3 },
    { shape: 'ladder', count: 40, subjects: both, rounds: 3 },
    { shape: 'ladder', count: 50, subjects: ['cdk8s'], rounds: 1 },
    { shape: 'ladder', count: 50, subjects: ['GitOpsApp'], rounds: 5 },
  ],
};

/** Those of them that are done within a minute or so on a quiet machine, each once: cdk8s is given less. */
export const quickTrials: typeof trials = Object.fromEntries(
  Object.entries(trials).map(([title, of]) => [title, of.flatMap(quick)]),
);

function quick(trial: Trial): readonly Trial[] {
  const isSlow = trial.shape.endsWith('charts') ? trial.count >= 3000 : trial.shape === 'ladder' && trial.count >= 50;
  const subjects = trial.subjects.filter((subject) => subject !== 'kustomize' && !(isSlow && subject === 'cdk8s'));
  return subjects.length === 0 || trial.shape === 'pods' ? [] : [{ ...trial, subjects, rounds: 1 }];
}
