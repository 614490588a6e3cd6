import { createHash } from 'node:crypto';

/** Eight hexadecimal digits that stand for some files: the same files, the same digits, whatever order they are said in. */
export function hashOf(files: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 8);
}

/** The longest name of an object, in bytes. */
const maxLength = 253;

/**
 * A ConfigMap's name with a hash of its content, so that a changed config gives a changed pod template and a rollout.
 * A workload's name that leaves no room is shortened; the hash then covers it too.
 */
export function configMapName(workload: string, volume: string, files: Readonly<Record<string, string>>): string {
  const name = `${workload}-${volume}-${hashOf(files)}`;
  if (name.length <= maxLength) return name;
  const suffix = `-${volume}-${hashOf({ ...files, '/workload': workload })}`;
  return `${workload.slice(0, maxLength - suffix.length).replace(/[-.]+$/, '')}${suffix}`;
}
