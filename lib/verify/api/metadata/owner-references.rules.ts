import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/duplicate-owner',
    severity: 'warning',
    title: 'ownerReferences lists an owner once.',
    why: 'The API server keeps one of the two, with a warning.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
    failing: {
      object: pod(
        {},
        {
          ownerReferences: [
            { apiVersion: 'v1', kind: 'Node', name: 'a', uid: '8f1c' },
            { apiVersion: 'v1', kind: 'Node', name: 'a', uid: '8f1c' },
          ],
        },
      ),
    },
    passing: { object: pod({}, { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'a', uid: '8f1c' }] }) },
  },
  {
    code: 'api/owner-reference',
    severity: 'error',
    title: 'An owner reference has apiVersion, kind, name and uid, and at most one owner is the controller.',
    why: 'The garbage collector deletes an object when its last owner is gone. It finds the owners by these fields.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
    failing: { object: pod({}, { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'a' }] }) },
    passing: { object: pod({}, { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'a', uid: '8f1c' }] }) },
  },
];
