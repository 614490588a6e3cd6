import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

const deleted = { uid: '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11', deletionTimestamp: '2026-01-01T00:00:00Z' };

export const rules: readonly Rule[] = [
  {
    code: 'api/new-finalizer',
    severity: 'error',
    title: 'An object that is being deleted gets no new finalizers.',
    why: 'The API server only lets finalizers be removed once an object has a deletionTimestamp.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
    failing: { old: pod({}, deleted), object: pod({}, { finalizers: ['example.com/backup'] }) },
    passing: { old: pod(), object: pod({}, { finalizers: ['example.com/backup'] }) },
  },
];
