import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is that of a folder, or leads into it. Links are not followed. */
export function isInside(path: string, folder: string): boolean {
  const from = relative(folder, path);
  return from.split(sep)[0] !== '..' && !isAbsolute(from);
}
