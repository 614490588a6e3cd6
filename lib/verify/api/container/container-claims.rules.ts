import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/container-claim',
    severity: 'error',
    since: '1.34',
    title: 'A container uses claims that the Pod makes, each once.',
    why: 'What is claimed is prepared for the Pod; the container says which of it it sees. From 1.34.',
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
