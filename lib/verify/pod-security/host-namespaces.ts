import { type Control, inSpec, setTo } from './control';

const namespaces = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/** The node's network, processes and memory are not shared. */
export const hostNamespaces: Control = {
  id: 'hostNamespaces',
  level: 'baseline',
  check(pod, report) {
    for (const name of namespaces) {
      if (pod.spec[name] !== true) continue;
      report(inSpec(pod, name), { value: true, rule: 'must be false or unset', fix: setTo(false) });
    }
  },
};
