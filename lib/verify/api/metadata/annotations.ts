import { type FieldPath, key as keyPath } from '../../../findings/field-path';
import { byteLength } from '../../../kubernetes/names';
import { type Report, tooLong } from '../../report/report';
import type { Target } from '../../target/target';
import { lowerCase } from '../formats/lower-case';
import { checkName, isQualifiedName } from '../formats/name-format';

/** The most bytes that an object's annotations may have, keys and values together. */
const maximumAnnotationBytes = 256 * 1024;

/**
 * Annotations: their keys, in which case does not count, and their size. The server names the map, not the entry;
 * `serverPath` is the map's path where it prints another one.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */
export function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
  _target: Target,
  report: Report,
  serverPath: FieldPath = path,
): void {
  if (annotations === undefined) return;
  let units = 0;
  for (const name in annotations) {
    units += name.length + (annotations[name] ?? '').length;
    const lower = lowerCase(name);
    if (isQualifiedName(lower).length === 0) continue;
    checkName(lower, isQualifiedName, keyPath(path, name), report, {
      code: 'api/annotation-format',
      serverField: serverPath,
    });
  }
  // A UTF-16 unit is at most three bytes of UTF-8, so that nearly no map has to be counted.
  if (units * 3 > maximumAnnotationBytes) validateSize(annotations, path, report, serverPath);
}

function validateSize(
  annotations: Readonly<Record<string, string>>,
  path: FieldPath,
  report: Report,
  serverPath: FieldPath,
): void {
  const bytes = Object.entries(annotations).reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
  if (bytes <= maximumAnnotationBytes) return;
  report(
    tooLong('api/annotations-size', path, {
      value: bytes,
      message: `must be at most ${maximumAnnotationBytes} bytes together, got ${bytes}`,
      fix: 'move large values to a ConfigMap',
      serverField: serverPath,
    }),
  );
}
