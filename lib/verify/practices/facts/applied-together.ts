import { entryOf } from '../../../values/entry-of';
import type { GroupsOf } from './app';

/**
 * The objects that are applied together with each of some objects, itself included: those that share a group, also over
 * others.
 */
export function appliedTogether(count: number, groupsOf: GroupsOf): (index: number) => readonly number[] {
  const parents = Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    for (let parent = parents[root]; parent !== undefined && parent !== root; parent = parents[root]) {
      parents[root] = parents[parent] ?? parent;
      root = parent;
    }
    return root;
  };
  const firstIn = new Map<string, number>();
  for (let index = 0; index < count; index += 1) {
    for (const group of groupsOf(index) ?? ['']) parents[rootOf(index)] = rootOf(entryOf(firstIn, group, () => index));
  }
  const members = new Map<number, number[]>();
  for (let index = 0; index < count; index += 1) entryOf(members, rootOf(index), () => []).push(index);
  return (index) => members.get(rootOf(index)) ?? [index];
}
