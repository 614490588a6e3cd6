import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/huge-pages',
    severity: 'error',
    title: 'Huge pages are whole multiples of their page size, and require cpu or memory too.',
    why: 'A node allocates whole pages, and a container needs cpu or memory to use them.',
    source: 'https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/',
    failing: { object: podOf({ resources: { limits: { 'hugepages-2Mi': '3Mi', memory: '1Gi' } } }) },
    passing: { object: podOf({ resources: { limits: { 'hugepages-2Mi': '4Mi', memory: '1Gi' } } }) },
  },
  {
    code: 'api/resource-amount',
    severity: 'error',
    title: 'Resource amounts are 0 or greater, and amounts of devices are whole numbers.',
    why: 'The kubelet assigns a whole device to one container.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources',
    failing: { object: podOf({ resources: { limits: { 'nvidia.com/gpu': '500m' } } }) },
    passing: { object: podOf({ resources: { limits: { 'nvidia.com/gpu': 1 } } }) },
  },
  {
    code: 'api/resource-limit',
    severity: 'error',
    title: 'A request is at most its limit; for devices and huge pages a limit is required and equals the request.',
    why: 'A node can overcommit cpu and memory, but not devices and huge pages.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    failing: { object: podOf({ resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } }) },
    passing: { object: podOf({ resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } }) },
  },
  {
    code: 'api/resource-name',
    severity: 'error',
    title:
      'A resource is cpu, memory, ephemeral-storage, `hugepages-<size>`, or an extended resource `<domain>/<name>`.',
    why: 'Device plugins register extended resources under a domain, for example nvidia.com/gpu.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types',
    failing: { object: podOf({ resources: { limits: { gpu: 1 } } }) },
    passing: { object: podOf({ resources: { limits: { 'nvidia.com/gpu': 1 } } }) },
  },
];
