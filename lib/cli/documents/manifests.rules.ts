import { pod, podText } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/duplicate-key',
    severity: 'error',
    title: 'Keys are unique within an object.',
    why: 'A parser keeps one of the two values, usually the last, and silently drops the other.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    failing: {
      object: pod({ hostNetwork: true }),
      text: podText('hostNetwork: false\n  hostNetwork: true'),
    },
    passing: {
      object: pod({ hostNetwork: true }),
      text: podText('hostNetwork: true'),
    },
  },
  {
    code: 'shape/ignored-text',
    severity: 'error',
    title: 'A file has no content that kubectl ignores.',
    why: 'kubectl reads one document between two lines of `---`. It silently ignores what follows the document, for example after `...`.',
    source: 'https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLReader',
    failing: {
      object: pod(),
      text: `${podText('hostNetwork: true')}...\n${podText('hostNetwork: true')}`,
    },
    passing: {
      object: pod(),
      text: `${podText('hostNetwork: true')}---\n${podText('hostNetwork: true')}`,
    },
  },
  {
    code: 'shape/unreadable',
    severity: 'error',
    title: 'Every document in a file is valid YAML or JSON.',
    why: 'kubectl stops at the first document that it cannot parse. Invalid UTF-8, nesting deeper than 256 levels, and documents larger than 32 MiB (JSON: 128 MiB) are errors too.',
    source: 'https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLOrJSONDecoder',
    failing: {
      object: {},
      text: podText('hostNetwork: [true'),
    },
    passing: {
      object: pod({ hostNetwork: true }),
      text: podText('hostNetwork: true'),
    },
  },
];
