import { verify } from '../../lib/verify/verify';
import { templates } from './templates';

const some = templates(300, 'test');

test('no two templates are the same', () => {
  expect(new Set(some.map((object) => JSON.stringify(object))).size).toBe(300);
});

test.each(['1.28', '1.30', '1.36'] as const)('on %s, every template is one that a server accepts', (kubernetes) => {
  const findings = some.flatMap((object) => verify(object, { kubernetes, podSecurity: false, practices: false }));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
