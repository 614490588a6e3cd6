import { child, type FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ObjectMeta } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import { checkName, type NameRule } from './name-format';

const noProblems: readonly string[] = [];

/** What can stand between two slashes of an address of the API: anything but `.`, `..`, and texts with a slash or percent sign. */
export const isPathSegment: NameRule = (name) => {
  if (name === '.' || name === '..') return [`must not be "${name}"`];
  return /[/%]/.test(name) ? [`must not contain "/" or "%", got ${valueText(name)}`] : noProblems;
};

/** A `generateName` of a kind that has no rule of its own for it: the beginning of a part of an address, so that it may be `.` */
export function validatePrefix(metadata: ObjectMeta | undefined, path: FieldPath, report: Report): void {
  const prefix = metadata?.generateName ?? '';
  if (prefix !== '.' && prefix !== '..') checkName(prefix, isPathSegment, child(path, 'generateName'), report);
}
