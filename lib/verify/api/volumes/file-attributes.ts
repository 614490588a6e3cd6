import type { FieldPath } from '../../../findings/field-path';
import { invalid, type Report } from '../../report/report';

/**
 * Permission bits of files. JSON has no octal numbers: YAML's 0644 is 420 in it, and a literal 644 is another mode.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions
 */
export function validateFileMode(
  mode: number | undefined,
  path: FieldPath,
  name: 'defaultMode' | 'mode',
  report: Report,
  most = 0o777,
): void {
  if (mode === undefined || (mode >= 0 && mode <= most)) return;
  report(
    invalid('api/file-attributes', `${path}.${name}`, {
      value: mode,
      message: `must be 0 to ${most} (0${most.toString(8)} in octal), got ${mode}`,
      fix: 'set it in octal: 0o644 in TypeScript, 0644 in YAML',
    }),
  );
}

const largestUser = 2_147_483_647;

/** The user that owns files. Servers drop it while the gate AtomicWriteVolumeUserFields is off. */
export function validateFileUser(
  user: number | undefined,
  path: FieldPath,
  name: 'defaultUser' | 'user',
  report: Report,
): void {
  if (user === undefined || (user >= 0 && user <= largestUser)) return;
  const message = `must be 0 to ${largestUser}, got ${user}`;
  report(
    invalid('api/file-attributes', `${path}.${name}`, {
      value: user,
      message,
      fix: 'set the ID of a user in the container, such as 1000',
    }),
  );
}
