import type { RuleDoc } from '../../findings/rule';

/** What every Pod of the restricted level has. */
const podContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const containerContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** A Pod that the restricted level allows, with other things in its spec, its container and its security contexts. */
function pod({ spec = {}, container = {}, security = {}, podSecurity = {}, annotations }: Parts = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', ...(annotations !== undefined && { annotations }) },
    spec: {
      securityContext: { ...podContext, ...podSecurity },
      containers: [
        { name: 'web', image: 'nginx:1.29', securityContext: { ...containerContext, ...security }, ...container },
      ],
      ...spec,
    },
  };
}

interface Parts {
  readonly spec?: object;
  readonly container?: object;
  readonly security?: object;
  readonly podSecurity?: object;
  readonly annotations?: object;
}

const page = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';

/** A row of the baseline level, which the restricted one has as well. */
function baseline(id: string, title: string, why: string, failing: Parts, passing: Parts = {}): RuleDoc {
  return row(id, `${page}#baseline`, title, why, failing, passing);
}

/** A row of the restricted level alone. */
function restricted(id: string, title: string, why: string, failing: Parts, passing: Parts = {}): RuleDoc {
  return row(id, `${page}#restricted`, title, why, failing, passing);
}

function row(id: string, source: string, title: string, why: string, failing: Parts, passing: Parts): RuleDoc {
  const objects = { failing: { object: pod(failing) }, passing: { object: pod(passing) } };
  return { code: `pod-security/${id}`, title, why, source, ...objects };
}

/** The controls of the Pod Security Standards, by the ids that upstream gives them. */
export const podSecurityRules: readonly RuleDoc[] = [
  baseline(
    'appArmorProfile',
    'AppArmor profiles are the runtime’s or the node’s own, in fields and in annotations.',
    'Unconfined, a process that leaves its container meets no mandatory access control. The annotation counts as well.',
    { security: { appArmorProfile: { type: 'Unconfined' } } },
    { security: { appArmorProfile: { type: 'RuntimeDefault' } } },
  ),
  baseline(
    'capabilities_baseline',
    'Containers add only capabilities that runtimes give by default.',
    'Others, as SYS_ADMIN or NET_RAW, reach the node or other Pods.',
    { security: { capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: true } },
    { security: { capabilities: { add: ['CHOWN'] } } },
  ),
  baseline(
    'hostNamespaces',
    'The node’s network, processes and IPC are not shared.',
    'They show, and let a Pod talk to, what the node and all other Pods on it do.',
    { spec: { hostPID: true } },
  ),
  baseline(
    'hostPathVolumes',
    'No volume is a directory of the node.',
    'It outlives the Pod, shows what other Pods wrote, and many a path is a way to be root on the node.',
    { spec: { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] } },
    { spec: { volumes: [{ name: 'logs', emptyDir: {} }] } },
  ),
  baseline(
    'hostPorts',
    'No container takes a port of the node.',
    'It is reached past Services and NetworkPolicies, and two such Pods cannot share a node. A Service does it better.',
    { container: { ports: [{ containerPort: 8080, hostPort: 8080 }] } },
    { container: { ports: [{ containerPort: 8080 }] } },
  ),
  baseline(
    'hostProbesAndHostLifecycle',
    'Probes and lifecycle hooks call no host but their own Pod.',
    'The kubelet makes the call, from the node and past NetworkPolicies: a way into what the Pod cannot reach itself.',
    { container: { livenessProbe: { httpGet: { host: '10.0.0.1', port: 8080 } } } },
    { container: { livenessProbe: { httpGet: { port: 8080 } } } },
  ),
  baseline(
    'privileged',
    'No container is privileged.',
    'A privileged container has all capabilities and devices of the node: whoever is in it is root on the node.',
    { security: { privileged: true, allowPrivilegeEscalation: true } },
  ),
  baseline(
    'procMount',
    'What runtimes mask of /proc stays masked, but in a user namespace of the Pod’s own (`hostUsers: false`, from 1.35).',
    'What is masked shows and sets things of the node’s kernel. An API rule refuses the same Pods.',
    { security: { procMount: 'Unmasked' } },
    { spec: { hostUsers: false }, security: { procMount: 'Unmasked' } },
  ),
  baseline(
    'seLinuxOptions',
    'SELinux labels have a type for containers, and neither a user nor a role.',
    'Other types, users and roles give a process rights on the node that containers do not have.',
    { podSecurity: { seLinuxOptions: { type: 'spc_t' } } },
    { podSecurity: { seLinuxOptions: { type: 'container_t' } } },
  ),
  baseline(
    'seccompProfile_baseline',
    'Seccomp is not turned off.',
    'Unconfined, every system call reaches the kernel, those included that only exploits need.',
    { podSecurity: { seccompProfile: { type: 'Unconfined' } } },
  ),
  baseline(
    'sysctls',
    'Only kernel parameters that have an effect in their Pod alone are set.',
    'Others change the node for all its Pods, or let one Pod starve them.',
    { podSecurity: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } },
    { podSecurity: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] } },
  ),
  baseline(
    'windowsHostProcess',
    'No Windows container is a process of the node.',
    'Such a container has full access to its node.',
    {
      spec: {
        os: { name: 'windows' },
        hostNetwork: true,
        securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } },
      },
      container: { securityContext: {} },
    },
    {
      spec: { os: { name: 'windows' }, securityContext: { windowsOptions: { hostProcess: false } } },
      container: { securityContext: {} },
    },
  ),
  restricted(
    'allowPrivilegeEscalation',
    'Every container sets `allowPrivilegeEscalation: false` (but on Windows).',
    'Else setuid programs in the image, as sudo, can become root whatever user the container runs as.',
    { security: { allowPrivilegeEscalation: true } },
  ),
  restricted(
    'capabilities_restricted',
    'Every container drops `ALL` capabilities and adds at most NET_BIND_SERVICE (but on Windows).',
    'Hardly any program needs one. What is given by default lets root in a container do more than its own files need.',
    { security: { capabilities: { drop: ['NET_RAW'] } } },
    { security: { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } } },
  ),
  restricted(
    'procMount_restricted',
    'What runtimes mask of /proc stays masked (from 1.35; the baseline level says so before).',
    'From 1.35 on the baseline level allows it in user namespaces; the restricted one does not.',
    { spec: { hostUsers: false }, security: { procMount: 'Unmasked' } },
  ),
  restricted(
    'restrictedVolumes',
    'Volumes are of a configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret.',
    'Others name storage in the Pod itself, past the claims and drivers that an administrator allows.',
    { spec: { volumes: [{ name: 'data', nfs: { server: 'nfs', path: '/data' } }] } },
    { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } },
  ),
  restricted(
    'runAsNonRoot',
    '`runAsNonRoot: true` is set for the Pod, or for each of its containers (but with `hostUsers: false` from 1.35).',
    'Root in a container is root on the node for whatever leaks out of it. The kubelet refuses to start it then.',
    { podSecurity: { runAsNonRoot: false } },
  ),
  restricted(
    'runAsUser',
    'Nothing is told to run as user 0 (but with `hostUsers: false` from 1.35).',
    'User 0 is root. The field contradicts `runAsNonRoot`, and containers with both never start.',
    { podSecurity: { runAsUser: 0 } },
    { podSecurity: { runAsUser: 1000 } },
  ),
  restricted(
    'seccompProfile_restricted',
    'A seccomp profile is set for the Pod, or for each of its containers (but on Windows).',
    'Without one, nodes run containers unconfined by default.',
    { spec: { securityContext: { runAsNonRoot: true } } },
    {
      spec: { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Localhost', localhostProfile: 'web' } } },
    },
  ),
];
