import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/duplicate-owner',
    severity: 'warning',
    title: 'An owner is named once.',
    why: 'The server keeps one of the two.',
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
    title: 'An owner is named in full, by apiVersion, kind, name and uid, and at most one of them is the controller.',
    why: 'The garbage collector deletes an object with its last owner, so it has to know exactly which that is.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
    failing: { object: pod({}, { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'a' }] }) },
    passing: { object: pod({}, { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'a', uid: '8f1c' }] }) },
  },
];
