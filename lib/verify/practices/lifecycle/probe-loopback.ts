import type { Practice } from '../facts/practice';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** The kubelet makes the request, from the node: its loopback address is the node's, not the Pod's. */
export const probeLoopback: Practice = {
  code: 'practice/probe-loopback',
  on: true,
  checkWorkload: (workload, report) => {
    // A Pod on the node's network has the node's loopback address.
    if (workload.spec.hostNetwork === true) return;
    for (const { placed, name, knock } of workload.probes) {
      if (knock === undefined || knock.host === '' || !loopback.test(knock.host)) continue;
      report(workload, workload.at(`${placed.field}.${name}.${knock.action}.host`), {
        value: knock.host,
        message: `probes come from the node: "${knock.host}" is the node, not container "${placed.name}"`,
        fix: 'remove host and listen on the Pod IP, or use an exec probe',
      });
    }
  },
};
