import type { RuleDoc } from '../../findings/rule';
import { pod, podOf } from './pod-example';

const validation = 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation';
const gates = 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/';

/** What decoding finds: fields and types. */
export const shapeRules: readonly RuleDoc[] = [
  {
    code: 'shape/unknown-field',
    title: 'Every field is one that the API has.',
    why: 'A server refuses what it does not know, or, asked not to, leaves it out: either way it is not done.',
    source: validation,
    failing: { object: podOf({ readynessProbe: { tcpSocket: { port: 8080 } } }) },
    passing: { object: podOf({ readinessProbe: { tcpSocket: { port: 8080 } } }) },
  },
  {
    code: 'shape/unavailable-field',
    title: 'Every field is one that the target release has.',
    why: 'An older server does not know what a newer one brought, nor a newer one what has been removed.',
    source: 'https://kubernetes.io/releases/version-skew-policy/',
    failing: { kubernetes: '1.31', object: pod({ hostnameOverride: 'web-1' }) },
    passing: { kubernetes: '1.35', object: pod({ hostnameOverride: 'web-1' }) },
  },
  {
    code: 'shape/dropped-field',
    title: 'No field is one that the target clears, because its feature is off.',
    why: 'The server accepts the object and says nothing; what was asked for is simply not there.',
    source: gates,
    failing: { kubernetes: '1.29', object: podOf({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }) },
    passing: { kubernetes: '1.30', object: podOf({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }) },
  },
  {
    code: 'shape/wrong-type',
    title: 'Every value has the type of its field.',
    why: 'A number where a text is asked for, or the other way round, cannot be decoded. In YAML quotes make a text.',
    source: validation,
    failing: { object: podOf({ env: [{ name: 'DEBUG', value: true }] }) },
    passing: { object: podOf({ env: [{ name: 'DEBUG', value: 'true' }] }) },
  },
  {
    code: 'shape/unknown-kind',
    title: 'An object says its kind, and the API version that has this kind.',
    why: 'By these two a server finds out what it is asked to create. A kind that only an extension has is taken as it is.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
    failing: { object: { ...pod({}), apiVersion: 'apps/v1' } },
    passing: { object: pod({}) },
  },
  {
    code: 'shape/duplicate-key',
    title: 'No key stands twice in an object.',
    why: 'Only one of the two counts, mostly the last, and nobody sees which was meant.',
    source: validation,
    failing: { object: pod({ hostNetwork: true }), text: podText('hostNetwork: false\n  hostNetwork: true') },
    passing: { object: pod({ hostNetwork: true }), text: podText('hostNetwork: true') },
  },
  {
    code: 'shape/unreadable',
    title: 'A text is YAML or JSON, of which every document can be read.',
    why: 'kubectl cannot read it either, and stops there. Nesting deeper than 256 is refused too, and bytes that are not text.',
    source: 'https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLOrJSONDecoder',
    failing: { object: {}, text: podText('hostNetwork: [true') },
    passing: { object: pod({ hostNetwork: true }), text: podText('hostNetwork: true') },
  },
  {
    code: 'shape/ignored-text',
    title: 'A text has nothing in it that kubectl ignores.',
    why: 'kubectl reads one document between two lines of ---. What follows that document, behind ... for example, it never looks at, and says nothing.',
    source: 'https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLReader',
    failing: { object: pod({}), text: `${podText('hostNetwork: true')}...\n${podText('hostNetwork: true')}` },
    passing: { object: pod({}), text: `${podText('hostNetwork: true')}---\n${podText('hostNetwork: true')}` },
  },
];

function podText(spec: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  ${spec}
`;
}
