import type { KubernetesVersion } from '../../kubernetes/version';
import { type Control, inSpec } from './control';

/** Kernel parameters that only affect their own Pod, by the first release that allows them. */
const safe: ReadonlyMap<string, KubernetesVersion> = new Map<string, KubernetesVersion>([
  ['kernel.shm_rmid_forced', '1.28'],
  ['net.ipv4.ip_local_port_range', '1.28'],
  ['net.ipv4.tcp_syncookies', '1.28'],
  ['net.ipv4.ping_group_range', '1.28'],
  ['net.ipv4.ip_unprivileged_port_start', '1.28'],
  ['net.ipv4.ip_local_reserved_ports', '1.28'],
  ['net.ipv4.tcp_keepalive_time', '1.29'],
  ['net.ipv4.tcp_fin_timeout', '1.29'],
  ['net.ipv4.tcp_keepalive_intvl', '1.29'],
  ['net.ipv4.tcp_keepalive_probes', '1.29'],
  ['net.ipv4.tcp_rmem', '1.32'],
  ['net.ipv4.tcp_wmem', '1.32'],
  ['net.ipv4.tcp_slow_start_after_idle', '1.37'],
  ['net.ipv4.tcp_notsent_lowat', '1.37'],
]);

/** All kernel parameters only affect their own Pod. */
export const sysctls: Control = {
  id: 'sysctls',
  level: 'baseline',
  check(pod, report) {
    const { sysctls: list } = pod.spec.securityContext ?? {};
    if (list === undefined) return;
    for (let at = 0; at < list.length; at += 1) {
      const value = list[at]?.name ?? '';
      const since = safe.get(value);
      if (since !== undefined && pod.target.since(since)) continue;
      report(inSpec(pod, `securityContext.sysctls[${at}].name`), {
        value,
        rule: since === undefined ? 'must be a safe sysctl' : `safe since Kubernetes ${since} only`,
        fix: 'remove this sysctl',
      });
    }
  },
};
