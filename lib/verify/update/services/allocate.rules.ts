import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

const dualStack = {
  ports: [{ port: 80 }],
  ipFamilyPolicy: 'PreferDualStack',
  clusterIP: '10.0.0.1',
  clusterIPs: ['10.0.0.1', 'fd00::1'],
};
const oneAddress = { ...dualStack, clusterIPs: ['10.0.0.1'] };

export const rules: readonly Rule[] = [
  {
    code: 'api/ip-family-policy',
    severity: 'error',
    title: 'With ipFamilyPolicy SingleStack a Service has one cluster IP; without it, it keeps its second one.',
    why: 'Without that policy, the API server takes a missing address for a mistake.',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#switching-services-between-single-stack-and-dual-stack',
    failing: { old: service(dualStack), object: service(oneAddress) },
    passing: { old: service(dualStack), object: service({ ...oneAddress, ipFamilyPolicy: 'SingleStack' }) },
  },
];
