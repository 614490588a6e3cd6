import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/container-claim',
    severity: 'error',
    since: '1.34',
    title: 'A container uses claims from resourceClaims of the Pod, each one once.',
    why: 'Devices are allocated to the claims of the Pod. resources.claims of a container selects those that it can use.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/',
    failing: {
      object: podOf(
        { resources: { claims: [{ name: 'gpus' }] } },
        { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }] },
      ),
    },
    passing: {
      object: podOf(
        { resources: { claims: [{ name: 'gpu' }] } },
        { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }] },
      ),
    },
  },
];
