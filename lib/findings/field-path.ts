import { own } from '../values/own';
import type { Origins } from './origins';

/**
 * The place of a field in an object, spelled as API servers spell it: `spec.containers[0].ports[1].containerPort`,
 * and with the key in brackets for an entry of a map: `limits[cpu]`, `metadata.annotations[example.com/note]`.
 * The empty string is the object itself.
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#Path
 */
export type FieldPath = string;

/** The path of a field of the object at `path`; `name` may be several names with dots. */
export function child(path: FieldPath, name: string): FieldPath {
  if (path === '') return name;
  if (name === '') return path;
  return name.startsWith('[') ? `${path}${name}` : `${path}.${name}`;
}

/** The path of an entry of the list at `path`, counted from 0. */
export function index(path: FieldPath, position: number): FieldPath {
  return `${path}[${position}]`;
}

/** The path of an entry of the map at `path`. */
export function key(path: FieldPath, name: string): FieldPath {
  return `${path}[${name}]`;
}

/** One step of a path: to a field by its name, or to what stands in brackets (a list's position or a map's key). */
export interface FieldStep {
  readonly kind: 'child' | 'entry';
  readonly name: string;
}

/**
 * The steps of a path. A bracket is closed by the first `]` behind which a step or the end follows, so that keys may
 * have dots and slashes in them.
 */
export function parse(path: FieldPath): readonly FieldStep[] {
  const steps: FieldStep[] = [];
  let at = 0;
  while (at < path.length) {
    if (path[at] === '[') {
      const end = closing(path, at);
      steps.push({ kind: 'entry', name: path.slice(at + 1, end) });
      at = end + 1;
    } else {
      const start = path[at] === '.' ? at + 1 : at;
      at = nextOf(path, start);
      steps.push({ kind: 'child', name: path.slice(start, at) });
    }
  }
  return steps;
}

/** The value at a path; `undefined` if it is missing. Only the value's own fields count, never inherited ones. */
export function get(value: unknown, path: FieldPath): unknown {
  return parse(path).reduce<unknown>((at, step) => {
    return Array.isArray(at) && !/^\d{1,10}$/.test(step.name) ? undefined : own(at, step.name);
  }, value);
}

/** The path itself and every path above it, longest first; the last one is `''`. */
export function parentPaths(path: FieldPath): readonly FieldPath[] {
  const ends: number[] = [];
  let at = 0;
  while (at < path.length) {
    at = path[at] === '[' ? closing(path, at) + 1 : nextOf(path, path[at] === '.' ? at + 1 : at);
    ends.push(Math.min(at, path.length));
  }
  return [...ends.reverse().map((end) => path.slice(0, end)), ''];
}

/** Who wrote the field at a path: the writer of the path itself or of the nearest path above it that has one. */
export function originOf(origins: Origins, path: FieldPath): string | undefined {
  const written = parentPaths(path).find((parent) => Object.hasOwn(origins, parent));
  return written === undefined ? undefined : origins[written];
}

/** The position of the bracket that closes the one at `open`. An unclosed one is closed by the end. */
function closing(path: string, open: number): number {
  for (let end = path.indexOf(']', open); end !== -1; end = path.indexOf(']', end + 1)) {
    const next = path[end + 1];
    if (next === undefined || next === '.' || next === '[') return end;
  }
  return path.length;
}

/** The position of the next step after the name that starts at `start`. */
function nextOf(path: string, start: number): number {
  for (let at = start; at < path.length; at += 1) {
    if (path[at] === '.' || path[at] === '[') return at;
  }
  return path.length;
}
