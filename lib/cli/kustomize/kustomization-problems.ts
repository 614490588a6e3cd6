import type { Finding } from '../../findings/finding';
import { typedText } from '../../findings/value-text';
import { own } from '../../values/own';

const listsOfPaths = ['resources', 'bases', 'components', 'patchesStrategicMerge'];
const listsOfPatches = ['patches', 'patchesJson6902'];

/** Lists of a kustomization that kustomize cannot read: what they are about is not built. */
export function kustomizationProblems(value: unknown): readonly Finding[] {
  return [
    ...listsOfPaths.flatMap((field) => wrongIn(value, field, 'a string', (entry) => typeof entry === 'string')),
    ...listsOfPatches.flatMap((field) => wrongIn(value, field, 'an object', isObject)),
  ];
}

function wrongIn(
  value: unknown,
  field: string,
  type: string,
  isRight: (entry: unknown) => boolean,
): readonly Finding[] {
  const list = own(value, field);
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return [wrongType(field, 'an array', list, 'use a list: one `- ` for each entry')];
  return list.flatMap((entry: unknown, at) => {
    if (entry === null || isRight(entry)) return [];
    const fix = type === 'an object' ? 'put `path: ` before the file name' : 'set a path';
    return [wrongType(`${field}[${at}]`, type, entry, fix)];
  });
}

function wrongType(field: string, type: string, value: unknown, fix: string): Finding {
  const message = `must be ${type}, got ${typedText(value)}: kustomize cannot read it`;
  return { code: 'shape/wrong-type', severity: 'error', field, value, message, fix };
}

function isObject(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}
