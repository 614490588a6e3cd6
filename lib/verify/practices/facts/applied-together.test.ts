import { expectLinear } from '../../../../test-helpers/linear-time';
import { targetOf } from '../../target/target';
import { verifyAll } from '../../verify-all';
import { appliedTogether } from './applied-together';
import { deployment, service } from './example-objects';

test('objects are applied together if they share a group, also over others', () => {
  const groups = [['a'], ['b'], ['a', 'c'], ['c'], undefined, ['']];
  const membersOf = appliedTogether(groups.length, (index) => groups[index]);
  expect(groups.map((_, index) => membersOf(index))).toEqual([[0, 2, 3], [1], [0, 2, 3], [0, 2, 3], [4, 5], [4, 5]]);
});

describe('practices of whole apps', () => {
  const target = targetOf('1.35');
  const found = (...subjects: readonly (readonly [object, string])[]) =>
    verifyAll(
      subjects.map(([object, group]) => ({ object, target, groups: [group] })),
      { practices: true },
    ).map((findings) => findings.map(({ code }) => code));

  test('report what is wrong between objects that are applied together', () => {
    expect(found([deployment(), 'a'], [service('nope'), 'a'])).toEqual([[], ['practice/service-port']]);
    expect(found([deployment(), 'a'], [service('nope'), 'b'])).toEqual([[], []]);
  });

  test('report nothing that objects applied elsewhere make right', () => {
    const mistyped = service('http', { selector: { app: 'wbe' } });
    expect(found([deployment(), 'a'], [mistyped, 'a'])).toEqual([[], ['practice/service-selector']]);
    expect(
      found([deployment(), 'a'], [mistyped, 'a'], [deployment({ name: 'wbe', labels: { app: 'wbe' } }), 'b']),
    ).toEqual([[], [], []]);
  });
});

test('takes linear time for one group, for many, and for a chain of them', () => {
  const groupings: readonly ((index: number) => readonly string[])[] = [
    () => ['app'],
    (index) => [`file ${index}`],
    (index) => [`${index}`, `${index + 1}`],
  ];
  for (const groupsOf of groupings) expectLinear((size) => () => appliedTogether(size, groupsOf)(0), 20_000);
});
