import type { AppliedObject } from '../../cluster/apply/result';
import { conflictsNote } from './conflicts-note';

const failed = (...conflicts: AppliedObject['conflicts']): AppliedObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
  action: 'failed',
  conflicts,
});

test('what has no conflicts has no note', () => {
  expect(conflictsNote([])).toBeUndefined();
  expect(conflictsNote([failed()])).toBeUndefined();
});

test('a few fields are named, each once, as a shell takes them', () => {
  const manager = 'kubectl-edit';
  const image = { field: 'spec.template.spec.containers[web].image', manager };
  expect(
    conflictsNote([failed({ field: 'spec.replicas', manager }), failed({ field: 'spec.replicas', manager })]),
  ).toBe(
    'to keep what others have set, add --conflicts spec.replicas=leave; to overwrite it, --conflicts spec.replicas=take',
  );
  expect(conflictsNote([failed(image)])).toContain(
    "add --conflicts 'spec.template.spec.containers[web].image=leave'; to overwrite it,",
  );
});

test('of many fields, those who have set them are named', () => {
  const conflicts = ['a', 'b', 'c', 'd'].map((key) => ({ field: `data.${key}`, manager: "bob's tool" }));
  expect(conflictsNote([failed(...conflicts)])).toContain(String.raw`add --conflicts 'manager:bob'\''s tool=leave';`);
  const unknown = conflicts.map(({ field }) => ({ field, manager: '' }));
  expect(conflictsNote([failed(...unknown)])).toContain('add --conflicts data.a=leave --conflicts data.b=leave');
});
