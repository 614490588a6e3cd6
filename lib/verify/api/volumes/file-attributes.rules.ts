import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/file-attributes',
    severity: 'error',
    title: 'Modes of files are 0 to 0777 in octal, users 0 to 2147483647.',
    why: 'A mode that is written in decimal, as 644, sets quite other bits than it seems to, or none that there are.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions',
    failing: { object: pod({ volumes: [{ name: 'data', secret: { secretName: 'tls', defaultMode: 644 } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', secret: { secretName: 'tls', defaultMode: 420 } }] }) },
  },
];
