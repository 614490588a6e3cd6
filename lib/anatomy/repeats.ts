import type { Container, PodSpec } from '../kubernetes/generated/types';

/**
 * Whether anything in a Pod has the name, port or path of something else of its sort, so that there may be a clash. In
 * nearly all Pods nothing has, which is told here without writing down where anything stands.
 */
export function saysAnythingTwice(spec: PodSpec | undefined): boolean {
  if (!isObject(spec)) return false;
  const lists: readonly unknown[] = [spec.initContainers, spec.containers];
  const names: Seen = { values: [] };
  const ports: Seen = { values: [] };
  for (const list of lists) {
    if (!Array.isArray(list)) continue;
    for (const container of list) {
      if (isObject(container) && (isIn(names, container.name) || repeatsItself(container, ports))) return true;
    }
  }
  return repeats(spec.volumes, nameOf);
}

/** Whether a container says anything twice, or has a port that another one has. */
function repeatsItself({ ports, env, volumeMounts }: Partial<Container>, seen: Seen): boolean {
  if (Array.isArray(ports) && ports.some((port) => isObject(port) && isTaken(port, seen))) return true;
  return repeats(env, variableOf) || repeats(volumeMounts, mountPathOf) || hasOtherSpelling(volumeMounts);
}

/** Keys of ports: a number, a name, or a node port as a string with a colon, which names cannot have. */
function isTaken(port: NonNullable<Container['ports']>[number], seen: Seen): boolean {
  const { containerPort, name, hostPort } = port;
  return (
    isIn(seen, containerPort ?? 0) || isIn(seen, name) || (typeof hostPort === 'number' && isIn(seen, `:${hostPort}`))
  );
}

/** Of a few values, comparing all costs less than a set. */
const maxCompared = 8;

/** Values that were seen: in a list, and in a set as well once they are many. */
interface Seen {
  readonly values: unknown[];
  set?: Set<unknown>;
}

/** Whether a value was seen already; it is from now on. What is absent was never seen. */
function isIn(seen: Seen, value: unknown): boolean {
  if (value === undefined) return false;
  if (seen.set === undefined && seen.values.length < maxCompared) {
    if (seen.values.includes(value)) return true;
    seen.values.push(value);
    return false;
  }
  seen.set ??= new Set(seen.values);
  const { size } = seen.set;
  return seen.set.add(value).size === size;
}

/** Whether two entries have the same key. */
function repeats<T extends object>(list: readonly T[] | undefined, keyOf: (entry: T) => unknown): boolean {
  if (!Array.isArray(list) || list.length < 2) return false;
  const entries: readonly T[] = list;
  if (entries.length > maxCompared) {
    const seen: Seen = { values: [] };
    return entries.some((entry) => isObject(entry) && isIn(seen, keyOf(entry)));
  }
  for (let at = 1; at < entries.length; at += 1) {
    const entry = entries[at];
    const key = isObject(entry) ? keyOf(entry) : undefined;
    for (let before = 0; key !== undefined && before < at; before += 1) {
      const other = entries[before];
      if (isObject(other) && keyOf(other) === key) return true;
    }
  }
  return false;
}

function nameOf({ name }: { readonly name: string }): unknown {
  return name;
}

/** A variable without a name has the empty one. */
function variableOf({ name }: { readonly name?: string | undefined }): unknown {
  return name ?? '';
}

function mountPathOf({ mountPath }: { readonly mountPath: string }): unknown {
  return mountPath;
}

/** Whether a mount path may be another one spelt otherwise: `/data/`, `//data`, `/./data`. */
function hasOtherSpelling(mounts: Container['volumeMounts']): boolean {
  if (!Array.isArray(mounts) || mounts.length < 2) return false;
  return mounts.some((mount: unknown) => {
    const path: unknown = isObject(mount) ? Reflect.get(mount, 'mountPath') : undefined;
    if (typeof path !== 'string') return false;
    return !path.startsWith('/') || path.endsWith('/') || path.includes('//') || path.includes('/.');
  });
}

function isObject<T>(value: T): value is T & object {
  return typeof value === 'object' && value !== null;
}
