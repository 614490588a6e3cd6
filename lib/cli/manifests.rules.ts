import { pod } from '../kubernetes/example-objects';
import type { Rule } from '../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/duplicate-key',
    severity: 'error',
    title: 'No key stands twice in an object.',
    why: 'Only one of the two counts, mostly the last, and nobody sees which was meant.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    failing: {
      object: pod({ hostNetwork: true }),
      text: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  hostNetwork: false
  hostNetwork: true
`,
    },
    passing: {
      object: pod({ hostNetwork: true }),
      text: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  hostNetwork: true
`,
    },
  },
  {
    code: 'shape/ignored-text',
    severity: 'error',
    title: 'A text has nothing in it that kubectl ignores.',
    why: 'kubectl reads one document between two lines of ---. What follows that document, behind ... for example, it never looks at, and says nothing.',
    source: 'https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLReader',
    failing: {
      object: pod(),
      text: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  hostNetwork: true
...
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  hostNetwork: true
`,
    },
    passing: {
      object: pod(),
      text: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  hostNetwork: true
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  hostNetwork: true
`,
    },
  },
  {
    code: 'shape/unreadable',
    severity: 'error',
    title: 'A text is YAML or JSON, of which every document can be read.',
    why: 'kubectl cannot read it either, and stops there. Nesting deeper than 256 is refused too, and bytes that are not text.',
    source: 'https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLOrJSONDecoder',
    failing: {
      object: {},
      text: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  hostNetwork: [true
`,
    },
    passing: {
      object: pod({ hostNetwork: true }),
      text: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  hostNetwork: true
`,
    },
  },
];
