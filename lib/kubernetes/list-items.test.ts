import { isList, objectsIn } from './list-items';

test('returns an object that is not a list as itself', () => {
  for (const value of [{ kind: 'Pod' }, { kind: 'List' }, { kind: 'List', items: {} }, { items: [] }, 'List', null]) {
    expect(objectsIn(value)).toEqual([{ object: value, path: '' }]);
    expect(isList(value)).toBe(false);
  }
});

test('returns items in order with their paths', () => {
  const inner = { kind: 'List', items: [{ kind: 'B' }, 7] };
  expect(objectsIn({ kind: 'List', items: [{ kind: 'A' }, inner, { kind: 'C' }] })).toEqual([
    { object: { kind: 'A' }, path: 'items[0]' },
    { object: { kind: 'B' }, path: 'items[1].items[0]' },
    { object: 7, path: 'items[1].items[1]' },
    { object: { kind: 'C' }, path: 'items[2]' },
  ]);
  expect(objectsIn({ kind: 'List', items: [] })).toEqual([]);
});

test('gives items of a typed list their apiVersion and kind', () => {
  const list = { apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{ spec: {} }, { kind: 'X' }, null] };
  expect(objectsIn(list).map(({ object }) => object)).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', spec: {} },
    { kind: 'X' },
    null,
  ]);
});

test('reads lists nested as deeply as JSON', () => {
  let list: unknown = { kind: 'Pod' };
  for (let depth = 0; depth < 20_000; depth += 1) list = { kind: 'List', items: [list] };
  expect(objectsIn(list)).toHaveLength(1);
});

test('reads a list that occurs several times once', () => {
  let list: object = { kind: 'List', items: [{ kind: 'Pod' }] };
  for (let depth = 0; depth < 200; depth += 1) list = { kind: 'List', items: [list, list, { kind: 'A' }] };
  expect(objectsIn(list)).toHaveLength(201);
  const twice = { kind: 'List', items: [{ kind: 'Pod' }] };
  expect(objectsIn({ kind: 'List', items: [twice, { kind: 'A' }, twice] })).toEqual([
    { object: { kind: 'Pod' }, path: 'items[0].items[0]' },
    { object: { kind: 'A' }, path: 'items[1]' },
  ]);
});
