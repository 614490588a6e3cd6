import { plan } from '../plan';

const verdictOf = (before: object, after: object) => {
  const [object] = plan([before], [after], { kubernetes: '1.37' }).objects;
  return [object?.verdict, object?.changes.map(({ field }) => field)];
};

test('defaults of webhooks are unchanged', () => {
  const webhooks = (more: object, rule: object = {}) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: 'a' },
    webhooks: [{ name: 'a.example.com', rules: [{ operations: ['CREATE'], ...rule }], ...more }],
  });
  const defaults = { matchPolicy: 'Equivalent', reinvocationPolicy: 'Never', timeoutSeconds: 10, objectSelector: {} };
  expect(verdictOf(webhooks(defaults, { scope: '*' }), webhooks({}))).toEqual(['unchanged', []]);
  expect(verdictOf(webhooks({ ...defaults, timeoutSeconds: 5 }), webhooks({}))).toEqual([
    'patch',
    ['webhooks[a.example.com].timeoutSeconds'],
  ]);
});

test('empty values differ in custom resources only', () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a' } };
  expect(verdictOf(role, { ...role, rules: [] })).toEqual(['unchanged', []]);
  const widget = { ...role, apiVersion: 'example.com/v1', kind: 'Widget' };
  expect(verdictOf(widget, { ...widget, isOpen: false })).toEqual(['patch', ['isOpen']]);
});
