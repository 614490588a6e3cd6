import { dns1123Label } from '../../../kubernetes/names';

/**
 * Checks the name of a log processor, after which its volumes are named.
 * @throws RangeError where it is none.
 */
export function checkName(tool: string, name: string): void {
  const problems = [
    ...dns1123Label(name),
    ...(name.length > 50 ? ['must be at most 50 characters, because of the names of its volumes'] : []),
  ];
  if (problems.length > 0) throw new RangeError(`${tool}: name ${problems.join(' and ')}`);
}
