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
    code: 'api/single-stack',
    severity: 'error',
    title: 'A Service gives up its second cluster IP or IP family only with ipFamilyPolicy SingleStack.',
    why: 'Without that policy, the API server takes a missing address for a mistake.',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#switching-services-between-single-stack-and-dual-stack',
    failing: { old: service(dualStack), object: service(oneAddress) },
    passing: { old: service(dualStack), object: service({ ...oneAddress, ipFamilyPolicy: 'SingleStack' }) },
  },
];
