import { entryOf } from '../../values/entry-of';
import { equal } from '../../values/equal';
import { own } from '../../values/own';
import { isAsymmetric } from './asymmetric';

type FindItems = (item: unknown, names: readonly string[]) => readonly number[];

/** Finds the positions of the items that have the same fields as an item of a partial: by a scalar, without a look at each. */
export function finderIn(received: readonly unknown[]): FindItems {
  const all = [...received.keys()];
  const indexes = new Map<string, Map<unknown, number[]>>();
  const indexOf = (name: string) =>
    entryOf(indexes, name, () => {
      const index = new Map<unknown, number[]>();
      for (const [at, value] of received.entries()) entryOf(index, own(value, name), () => []).push(at);
      return index;
    });
  return (item, names) => {
    if (names.length === 0) return all;
    const scalar = names.find((name) => typeof own(item, name) !== 'object');
    const near = scalar === undefined ? all : (indexOf(scalar).get(own(item, scalar)) ?? []);
    return near.filter((at) => names.every((name) => isSame(own(item, name), own(received[at], name))));
  };
}

function isSame(expected: unknown, received: unknown): boolean {
  return isAsymmetric(expected) ? expected.asymmetricMatch(received) : equal(expected, received);
}
