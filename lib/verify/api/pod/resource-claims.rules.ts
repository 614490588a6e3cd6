import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/resource-claim',
    severity: 'error',
    since: '1.34',
    title:
      'A claim has a name of its own in the Pod and either a ResourceClaim or a template; containers use claims of the Pod.',
    why: 'Devices are allocated to the claim before the Pod is scheduled.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/',
    failing: { object: pod({ resourceClaims: [{ name: 'gpu' }] }) },
    passing: { object: pod({ resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'one-gpu' }] }) },
  },
];
