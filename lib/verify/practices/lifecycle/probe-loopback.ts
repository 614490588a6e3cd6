import { containerText } from '../../../anatomy/containers';
import type { Practice } from '../facts/practice';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** The kubelet sends probe requests from the node, so a loopback address is the node's, not the Pod's. */
export const probeLoopback: Practice = {
  code: 'practice/probe-loopback',
  on: true,
  checkWorkload: (workload, report) => {
    // With hostNetwork, the Pod has the loopback address of the node.
    if (workload.spec.hostNetwork === true) return;
    for (const { placed, name, endpoint } of workload.probes) {
      if (endpoint === undefined || endpoint.host === '' || !loopback.test(endpoint.host)) continue;
      report(workload, workload.at(`${placed.field}.${name}.${endpoint.action}.host`), {
        value: endpoint.host,
        message: `probes come from the node: "${endpoint.host}" is the node, not ${containerText(placed.name)}`,
        fix: 'remove host and listen on the Pod IP, or use an exec probe',
      });
    }
  },
};
