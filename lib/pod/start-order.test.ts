import fc from 'fast-check';
import { type Starter, solveStartOrder } from './start-order';

const own = (name: string): Starter => ({ name, own: true });
const added = (name: string, needs: Pick<Starter, 'startsBefore' | 'startsAfter'> = {}): Starter => ({
  name,
  own: false,
  ...needs,
});
const names = (starters: readonly Starter[]) => solveStartOrder(starters).order?.map((one) => one.name);

describe('the start order', () => {
  test('is the order of declaration by default', () => {
    expect(names([own('wait'), own('migrate'), added('fluent-bit'), added('proxy')])).toEqual([
      'wait',
      'migrate',
      'fluent-bit',
      'proxy',
    ]);
  });

  test('puts what starts before an init container right before it', () => {
    const database = added('database-proxy', { startsBefore: ['migrate'] });
    expect(names([own('wait'), own('migrate'), database])).toEqual(['wait', 'database-proxy', 'migrate']);
  });

  test('puts what starts after another behind it, however they were declared', () => {
    expect(names([added('a', { startsAfter: ['b'] }), added('b')])).toEqual(['b', 'a']);
  });

  test('accepts the name of an attachment for all its containers', () => {
    const files: Starter = { name: 'tls-files', alias: 'tls', own: false };
    expect(names([added('a', { startsAfter: ['tls'] }), files])).toEqual(['tls-files', 'a']);
  });

  test('takes a name within an attachment for one of its containers', () => {
    const of = (name: string, needs: Pick<Starter, 'startsAfter'> = {}) => ({ ...added(name, needs), alias: 'logs' });
    expect(names([of('drain', { startsAfter: ['logs'] }), of('rotator'), of('logs')])).toEqual([
      'rotator',
      'logs',
      'drain',
    ]);
  });

  test('names only the containers of a cycle, in order', () => {
    const circle = [
      added('z'),
      added('a', { startsBefore: ['b'] }),
      added('b', { startsBefore: ['c'] }),
      added('c', { startsBefore: ['a'] }),
    ];
    expect(solveStartOrder(circle).cycle).toEqual(['a', 'c', 'b', 'a']);
  });

  test('reports an attachment that wants to start between the user’s own containers the wrong way round', () => {
    const between = added('x', { startsAfter: ['second'], startsBefore: ['first'] });
    expect(solveStartOrder([own('first'), own('second'), between]).cycle).toContain('x');
  });

  const starters = fc
    .array(
      fc.record({
        own: fc.boolean(),
        before: fc.subarray(['0', '1', '2', '3', '4']),
        after: fc.subarray(['0', '1', '2']),
      }),
      { maxLength: 6 },
    )
    .map((list) =>
      list.map(
        (one, i): Starter => ({ name: String(i), own: one.own, startsBefore: one.before, startsAfter: one.after }),
      ),
    );

  test('fulfills all constraints, keeps all containers, and never changes the order of the user’s own ones', () => {
    fc.assert(
      fc.property(starters, (list) => {
        const { order } = solveStartOrder(list);
        if (order === undefined) return;
        const place = new Map(order.map((one, index) => [one.name, index]));
        const at = (name: string) => place.get(name) ?? Number.NaN;
        expect(new Set(order)).toEqual(new Set(list));
        expect(order.filter((one) => one.own)).toEqual(list.filter((one) => one.own));
        for (const one of list) {
          for (const other of one.startsBefore ?? [])
            if (place.has(other) && other !== one.name) expect(at(one.name)).toBeLessThan(at(other));
          for (const other of one.startsAfter ?? [])
            if (place.has(other) && other !== one.name) expect(at(one.name)).toBeGreaterThan(at(other));
        }
      }),
    );
  });
});
