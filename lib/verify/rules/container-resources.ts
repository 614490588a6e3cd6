import type { RuleDoc } from '../../findings/rule';
import { containerRule } from './container-examples';

const manage = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';
const resize = 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/';
const claims = 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/';

const limits = (amounts: object) => ({ container: { resources: { limits: amounts } } });
const claim = (name: string) => ({
  container: { resources: { claims: [{ name }] } },
  spec: { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }] },
});
const policy = (resourceName: string) => ({
  container: { resizePolicy: [{ resourceName, restartPolicy: 'NotRequired' }] },
});

/** What holds for the resources of containers. */
export const containerResourceRules: readonly RuleDoc[] = [
  containerRule(
    'resource-name',
    'A container’s resources are cpu, memory, ephemeral-storage, hugepages-<size>, or devices as <domain>/<name>.',
    'Nodes have no others.',
    `${manage}#resource-types`,
    limits({ gpu: 1 }),
    limits({ 'nvidia.com/gpu': 1 }),
  ),
  containerRule(
    'resource-amount',
    'Amounts are not negative, and those of devices are whole.',
    'A device is given to one container as a whole.',
    `${manage}#extended-resources`,
    limits({ 'nvidia.com/gpu': '500m' }),
    limits({ 'nvidia.com/gpu': 1 }),
  ),
  containerRule(
    'resource-limit',
    'A request is not more than the limit; of devices and huge pages it is the same, and the limit has to be there.',
    'cpu and memory can be promised to several at once, devices and huge pages not.',
    `${manage}#requests-and-limits`,
    { container: { resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } } },
    { container: { resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } } },
  ),
  containerRule(
    'huge-pages',
    'Huge pages are whole multiples of their size, and stand beside cpu or memory.',
    'A node hands out pages, not bytes, and a container needs cpu or memory to use them.',
    'https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/',
    limits({ 'hugepages-2Mi': '3Mi', memory: '1Gi' }),
    limits({ 'hugepages-2Mi': '4Mi', memory: '1Gi' }),
  ),
  containerRule(
    'fractional-bytes',
    'Memory and ephemeral storage are whole numbers of bytes. (A warning.)',
    'An "m" is a thousandth: 64m of memory is less than a byte. 64Mi was meant.',
    `${manage}#meaning-of-memory`,
    limits({ memory: '64500m' }),
    limits({ memory: '64Mi' }),
  ),
  containerRule(
    'container-claim',
    'A container uses claims that the Pod makes, each once.',
    'What is claimed is prepared for the Pod; the container says which of it it sees. From 1.34.',
    claims,
    claim('gpus'),
    claim('gpu'),
  ),
  containerRule(
    'resize-policy',
    'A resize policy is for cpu or memory, once each; a Pod that never restarts has only NotRequired.',
    'Other resources cannot change while a container runs. From 1.33; from 1.36 init containers are not restarted for it either.',
    resize,
    policy('ephemeral-storage'),
    policy('cpu'),
  ),
];
