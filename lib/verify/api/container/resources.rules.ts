import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/huge-pages',
    severity: 'error',
    title: 'Huge pages are whole multiples of their size, and stand beside cpu or memory.',
    why: 'A node hands out pages, not bytes, and a container needs cpu or memory to use them.',
    source: 'https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/',
    failing: { object: podOf({ resources: { limits: { 'hugepages-2Mi': '3Mi', memory: '1Gi' } } }) },
    passing: { object: podOf({ resources: { limits: { 'hugepages-2Mi': '4Mi', memory: '1Gi' } } }) },
  },
  {
    code: 'api/resource-amount',
    severity: 'error',
    title: 'Amounts are not negative, and those of devices are whole.',
    why: 'A device is given to one container as a whole.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources',
    failing: { object: podOf({ resources: { limits: { 'nvidia.com/gpu': '500m' } } }) },
    passing: { object: podOf({ resources: { limits: { 'nvidia.com/gpu': 1 } } }) },
  },
  {
    code: 'api/resource-limit',
    severity: 'error',
    title:
      'A request is not more than the limit; of devices and huge pages it is the same, and the limit has to be there.',
    why: 'cpu and memory can be promised to several at once, devices and huge pages not.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    failing: { object: podOf({ resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } }) },
    passing: { object: podOf({ resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } }) },
  },
  {
    code: 'api/resource-name',
    severity: 'error',
    title:
      'A container’s resources are cpu, memory, ephemeral-storage, hugepages-<size>, or devices as <domain>/<name>.',
    why: 'Nodes have no others.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types',
    failing: { object: podOf({ resources: { limits: { gpu: 1 } } }) },
    passing: { object: podOf({ resources: { limits: { 'nvidia.com/gpu': 1 } } }) },
  },
];
