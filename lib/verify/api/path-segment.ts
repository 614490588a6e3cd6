import type { NameRule } from './name-format';

const nothing: readonly string[] = [];

/** What can stand between two slashes of an address of the API: anything but `.`, `..`, and texts with a slash or percent sign. */
export const isPathSegment: NameRule = (name) => {
  if (name === '.' || name === '..') return [`must not be "${name}"`];
  return /[/%]/.test(name) ? ['must not have "/" or "%"'] : nothing;
};
