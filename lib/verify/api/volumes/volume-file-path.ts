import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { invalid, type Report } from '../../report/report';
import { validateRelativePath } from '../formats/relative-path';

const code = 'api/volume-file-path';

/** What nearly all paths are: told by one test, of texts that it has room for. */
const ordinary = 1024;
const plain = /^[-_A-Za-z0-9][-_A-Za-z0-9/]*(?:\.[-_A-Za-z0-9/]+)*$/;

/**
 * The path of a file in a volume: relative, without `..`, and not with `..` at the start, which the kubelet keeps for its
 * own directories.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/#KeyToPath
 */
export function validateFilePath(value: string | undefined, path: FieldPath, name: string, report: Report): void {
  if (value === undefined || value === '' || (value.length <= ordinary && plain.test(value))) return;
  const field = `${path}.${name}`;
  validateRelativePath(value, code, field, report);
  if (!value.startsWith('..') || value === '..' || value.startsWith('../')) return;
  report(
    invalid(code, field, {
      value,
      message: `must not start with "..", got ${valueText(value)}`,
      fix: 'rename it',
    }),
  );
}
