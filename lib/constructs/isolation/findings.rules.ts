import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/isolation',
    severity: 'error',
    alsoIn: ['constructs/isolation/servers'],
    title: 'A workload that is isolated is on the network of its Pod, and the ports of its servers are known.',
    why: 'NetworkPolicies do not apply to Pods with hostNetwork, and a server without a port cannot be let through.',
  },
  {
    code: 'practice/closed-port',
    severity: 'warning',
    title:
      'An isolated workload lets in clients of its Service, scrapers of its metrics ports, and isolated workloads that name it in `to`.',
    why: 'A NetworkPolicy drops packets silently: requests and scrapes time out. An empty list says that this is intended.',
  },
];
