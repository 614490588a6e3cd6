import { verify } from '../../verify';

const template = { spec: { containers: [{ name: 'a', image: 'a' }], restartPolicy: 'Never' } };

test('reports an empty rule also when completions is missing', () => {
  const spec = {
    parallelism: 2,
    completionMode: 'Indexed',
    successPolicy: { rules: [{}, { succeededCount: 1 }] },
    template,
  };
  const findings = verify(
    { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec },
    { kubernetes: '1.33', practices: false },
  );
  expect(findings.map(({ reason, field }) => `${reason} ${field}`)).toEqual([
    'FieldValueRequired spec.completions',
    'FieldValueRequired spec.successPolicy.rules[0]',
  ]);
});
