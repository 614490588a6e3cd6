import type { FieldPath } from '../../../findings/field-path';

/** A file in a volume, and the field that names it. */
export interface MountedFile {
  readonly path: string;
  readonly field: FieldPath;
}

/** Two files that cannot be there both: `file` is named behind `other`. */
export interface Overlap {
  readonly file: MountedFile;
  readonly other: MountedFile;
}

/**
 * The files that have the path of another or lie in another, each with the nearest such one, in the order in which they
 * are named. Sorted, a path stands right in front of those that lie in it, so that one look at each is enough.
 */
export function overlapsIn(files: readonly MountedFile[]): readonly Overlap[] {
  const named = files
    .map((file, position) => ({ file, position, directory: `${withoutSlashes(file.path)}/` }))
    .filter(({ file }) => isNamed(file))
    .sort((a, b) => (a.directory < b.directory ? -1 : a.directory > b.directory ? 1 : a.position - b.position));
  const above: typeof named = [];
  const overlaps: (Overlap & { readonly position: number })[] = [];
  for (const here of named) {
    let outer = above.at(-1);
    while (outer !== undefined && !here.directory.startsWith(outer.directory)) {
      above.pop();
      outer = above.at(-1);
    }
    if (outer !== undefined) {
      const [first, second] = outer.position < here.position ? [outer, here] : [here, outer];
      overlaps.push({ file: second.file, other: first.file, position: second.position });
    }
    above.push(here);
  }
  return overlaps.sort((a, b) => a.position - b.position).map(({ file, other }) => ({ file, other }));
}

/** Whether a file has a path at all; slashes alone are none. */
export function isNamed({ path }: MountedFile): boolean {
  return withoutSlashes(path) !== '';
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
