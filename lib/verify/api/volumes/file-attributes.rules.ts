import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/file-attributes',
    severity: 'error',
    title: 'A file mode is 0 to 0777 in octal, and a user ID is 0 to 2147483647.',
    why: 'JSON has no octal numbers: 0644 in YAML is 420 in JSON, and a decimal 644 is more than 0777.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions',
    failing: { object: pod({ volumes: [{ name: 'data', secret: { secretName: 'tls', defaultMode: 644 } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', secret: { secretName: 'tls', defaultMode: 420 } }] }) },
  },
];
