import { verify } from '../../verify';
import { budget, deployment, policy, service } from './example-objects';

/** What practices find, as `code field`. */
function found(...objects: readonly object[]): readonly string[] {
  return verify(objects, { kubernetes: '1.35' }).map(({ code, field }) => `${code} ${field}`);
}

describe.each([
  ['Service', 'practice/service-selector spec.selector', (selector: object) => service('http', { selector })],
  [
    'disruption budget',
    'practice/disruption-budget-selector spec.selector',
    (selector: object) => budget({ maxUnavailable: 1 }, selector),
  ],
  [
    'NetworkPolicy',
    'practice/network-policy-selector spec.podSelector',
    (selector: object) => policy('http', selector),
  ],
])('a %s whose selector matches no Pods', (_kind, finding, selecting) => {
  const pods = deployment({ labels: { app: 'shop', tier: 'controller' } });
  const of = (selector: object, name: string) => found(pods, { ...selecting(selector), metadata: { name } });

  test.each([
    ['of another component', { app: 'shop', tier: 'broker' }],
    ['with the next number', { app: 'shop', tier: 'controller2' }],
    ['for a label that is set at run time', { app: 'shop', tier: 'controller', role: 'primary' }],
  ])('is not reported with a selector %s', (_what, selector) => {
    expect(of(selector, 'shop-others')).toEqual([]);
  });

  test.each([
    ['a mistyped value', { app: 'shop', tier: 'contoller' }],
    ['a mistyped key', { app: 'shop', teir: 'controller' }],
  ])('is reported if the selector has %s', (_what, selector) => {
    expect(of(selector, 'shop-others')).toEqual([finding]);
  });

  test('is reported if it has the name of the workload, except for a label that is set at run time', () => {
    expect(of({ app: 'other' }, 'web')).toEqual([finding]);
    expect(of({ app: 'shop', tier: 'controller', role: 'primary' }, 'web')).toEqual([]);
  });
});

test('a disruption budget whose selector matches no Pods is reported if its name is that of a workload with a common suffix', () => {
  const other = budget({ maxUnavailable: 1 }, { app: 'other' });
  const named = (name: string) => found(deployment(), { ...other, metadata: { name } });
  expect(named('web-pdb')).toEqual(['practice/disruption-budget-selector spec.selector']);
  expect(named('web-database')).toEqual([]);
});

test('a selector of one label is for another component if the Pods have another value of that label', () => {
  const pods = deployment({ name: 'database', labels: { app: 'mariadb', release: 'ghost' } });
  const of = (selector: object) =>
    found(pods, { ...budget({ maxUnavailable: 1 }, selector), metadata: { name: 'shop' } });
  expect(of({ app: 'ghost' })).toEqual([]);
  expect(of({ component: 'ghost' })).toEqual(['practice/disruption-budget-selector spec.selector']);
  expect(of({ app: 'mariabd' })).toEqual(['practice/disruption-budget-selector spec.selector']);
});
