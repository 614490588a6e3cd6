import type { RuleDoc } from '../../findings/rule';
import { deployment, pod, podOf } from './pod-example';

const concepts = 'https://kubernetes.io/docs/concepts';
const tasks = 'https://kubernetes.io/docs/tasks';
const annotationsPage = 'https://kubernetes.io/docs/reference/labels-annotations-taints/';

const appArmor = 'container.apparmor.security.beta.kubernetes.io';
const somaxconn = { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] };
const unconfined = { securityContext: { appArmorProfile: { type: 'Unconfined' } } };

/** What a Pod says of itself as a whole. */
export const podRules: readonly RuleDoc[] = [
  {
    code: 'api/enum',
    title: 'A field that takes one of a few values has one of them, spelt exactly so.',
    why: 'The server knows no others, and case counts.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
    failing: { object: pod({ restartPolicy: 'never' }) },
    passing: { object: pod({ restartPolicy: 'Never' }) },
  },
  {
    code: 'api/active-deadline',
    title: 'activeDeadlineSeconds is 1 to 2147483647.',
    why: 'After that many seconds the Pod is ended and counts as failed.',
    source: `${concepts}/workloads/controllers/job/#job-termination-and-cleanup`,
    failing: { object: pod({ activeDeadlineSeconds: 0 }) },
    passing: { object: pod({ activeDeadlineSeconds: 1 }) },
  },
  {
    code: 'api/grace-period',
    title: 'terminationGracePeriodSeconds is 0 or more.',
    why: 'Less counts as 1. The server takes it in a template with a warning.',
    source: `${concepts}/workloads/pods/pod-lifecycle/#pod-termination`,
    failing: { object: deployment({ terminationGracePeriodSeconds: -1 }) },
    passing: { object: deployment({ terminationGracePeriodSeconds: 0 }) },
  },
  {
    code: 'api/ephemeral-containers',
    title: 'A Pod that is created, and a template, has no ephemeral containers.',
    why: 'They are added to a running Pod, to look into it: `kubectl debug` does it.',
    source: `${concepts}/workloads/pods/ephemeral-containers/`,
    failing: { object: pod({ ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37' }] }) },
    passing: { object: pod({}) },
  },
  {
    code: 'api/dns-config',
    title:
      'dnsConfig has at most 3 nameservers and 32 search domains of 2048 bytes, and dnsPolicy None needs a nameserver.',
    why: 'It becomes resolv.conf, of which C libraries read no more.',
    source: `${concepts}/services-networking/dns-pod-service/#pod-dns-config`,
    failing: { object: pod({ dnsPolicy: 'None' }) },
    passing: { object: pod({ dnsPolicy: 'None', dnsConfig: { nameservers: ['192.0.2.1'] } }) },
  },
  {
    code: 'api/hostname-override',
    title: 'hostnameOverride has at most 64 bytes and stands without setHostnameAsFQDN and hostNetwork.',
    why: 'There is one host name: Linux takes 64 bytes, and on the network of the node it is the node’s.',
    source: `${concepts}/services-networking/dns-pod-service/#pod-hostname-field`,
    failing: { object: pod({ hostnameOverride: 'web', setHostnameAsFQDN: true }) },
    passing: { object: pod({ hostnameOverride: 'web' }) },
  },
  {
    code: 'api/host-port',
    title: 'With hostNetwork a hostPort is the same as its containerPort.',
    why: 'The container listens on the network of the node itself: there is nothing in between that could map a port.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    failing: { object: podOf({ ports: [{ containerPort: 80, hostPort: 8080 }] }, { hostNetwork: true }) },
    passing: { object: podOf({ ports: [{ containerPort: 80 }] }, { hostNetwork: true }) },
  },
  {
    code: 'api/host-users',
    title: 'A Pod with hostUsers: false has no other namespace in common with its node, and no block devices.',
    why: 'Its root is nobody on the node, so that it could not use them.',
    source: `${concepts}/workloads/pods/user-namespaces/`,
    failing: { object: pod({ hostUsers: false, hostPID: true }) },
    passing: { object: pod({ hostUsers: false }) },
  },
  {
    code: 'api/share-process-namespace',
    title: 'A Pod has shareProcessNamespace or hostPID, not both.',
    why: 'Its containers see the processes of each other, or all of the node.',
    source: `${tasks}/configure-pod-container/share-process-namespace/`,
    failing: { object: pod({ shareProcessNamespace: true, hostPID: true }) },
    passing: { object: pod({ shareProcessNamespace: true }) },
  },
  {
    code: 'api/sysctl',
    title:
      'Sysctls are spelt as the kernel does, each once, and none is of a namespace that the Pod shares with its node.',
    why: 'With hostNetwork or hostIPC such a value would change the node for all of its Pods.',
    source: `${tasks}/administer-cluster/sysctl-cluster/`,
    failing: { object: pod({ hostNetwork: true, securityContext: somaxconn }) },
    passing: { object: pod({ securityContext: somaxconn }) },
  },
  {
    code: 'api/operating-system',
    title: 'A Pod with spec.os says nothing that only the other operating system has.',
    why: 'It would be ignored there, and be less secure than it reads.',
    source: `${concepts}/workloads/pods/#pod-os`,
    failing: { object: pod({ os: { name: 'windows' }, securityContext: { runAsUser: 1000 } }) },
    passing: { object: pod({ os: { name: 'linux' }, securityContext: { runAsUser: 1000 } }) },
  },
  {
    code: 'api/host-process',
    title: 'All containers of a Pod are HostProcess containers or none is, and with them the Pod has hostNetwork.',
    why: 'They run on the Windows node itself, on its network.',
    source: `${tasks}/configure-pod-container/create-hostprocess-pod/`,
    failing: { object: pod({ securityContext: { windowsOptions: { hostProcess: true } } }) },
    passing: { object: pod({ hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } }) },
  },
  {
    code: 'api/mirror-pod',
    title: 'A Pod that is marked as the mirror of a static one has a nodeName.',
    why: 'Kubelets write the annotation to show in the API what runs on their node from a file.',
    source: `${tasks}/configure-pod-container/static-pod/`,
    failing: { object: pod({}, { annotations: { 'kubernetes.io/config.mirror': 'b7c1' } }) },
    passing: { object: pod({}) },
  },
  {
    code: 'api/pod-deletion-cost',
    title: 'The deletion cost of a Pod is a whole number of 32 bits, without + or zeros in front.',
    why: 'A ReplicaSet that scales down removes Pods with a lower one first.',
    source: `${concepts}/workloads/controllers/replicaset/#pod-deletion-cost`,
    failing: { object: pod({}, { annotations: { 'controller.kubernetes.io/pod-deletion-cost': 'low' } }) },
    passing: { object: pod({}, { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '-100' } }) },
  },
  {
    code: 'api/seccomp-annotation',
    title: 'A seccomp profile in an annotation is runtime/default, unconfined or localhost/PATH.',
    why: 'Nothing reads the annotation since 1.27, but the server still checks it.',
    source: annotationsPage,
    failing: { object: pod({}, { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'strict' } }) },
    passing: { object: pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }) },
  },
  {
    code: 'api/app-armor-annotation',
    title:
      'An AppArmor profile in an annotation is of a container that there is, and runtime/default, unconfined or localhost/NAME.',
    why: 'The server copies it into the container, which would otherwise run without it.',
    source: annotationsPage,
    failing: { object: pod({}, { annotations: { [`${appArmor}/app`]: 'runtime/default' } }) },
    passing: { object: pod({}, { annotations: { [`${appArmor}/web`]: 'runtime/default' } }) },
  },
  {
    code: 'api/profile-mismatch',
    title: 'A seccomp or AppArmor profile that is said in an annotation and in a field is the same in both.',
    why: 'Otherwise it would depend on the version of a node which of them holds.',
    source: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
    failing: { object: podOf(unconfined, {}, { annotations: { [`${appArmor}/web`]: 'runtime/default' } }) },
    passing: { object: podOf(unconfined, {}, { annotations: { [`${appArmor}/web`]: 'unconfined' } }) },
  },
  {
    code: 'api/pod-name',
    title: 'The name of a Pod is a DNS label.',
    why: 'It is the host name too, which is cut or without its dots otherwise. The server takes it with a warning.',
    source: `${concepts}/workloads/pods/#pod-names`,
    failing: { object: pod({}, { name: 'web.example' }) },
    passing: { object: pod({}, { name: 'web-example' }) },
  },
  {
    code: 'api/deprecated-annotation',
    title: 'What annotations said in the past is said in fields.',
    why: 'Nothing reads them any more. The server takes them with a warning.',
    source: annotationsPage,
    failing: { object: pod({}, { annotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' } }) },
    passing: { object: pod({ priorityClassName: 'system-cluster-critical' }) },
  },
  {
    code: 'api/duplicate-entry',
    title: 'Host aliases and pull secrets are listed once each.',
    why: 'Tools that apply changes take the address or name for the key of the list. The server takes it with a warning.',
    source: `${concepts}/containers/images/#specifying-imagepullsecrets-on-a-pod`,
    failing: { object: pod({ imagePullSecrets: [{ name: 'registry' }, { name: 'registry' }] }) },
    passing: { object: pod({ imagePullSecrets: [{ name: 'registry' }] }) },
  },
  {
    code: 'api/pull-secret',
    title: 'A pull secret has a name.',
    why: 'Without one it is ignored. The server takes it with a warning.',
    source: `${concepts}/containers/images/#specifying-imagepullsecrets-on-a-pod`,
    failing: { object: pod({ imagePullSecrets: [{ name: '' }] }) },
    passing: { object: pod({ imagePullSecrets: [{ name: 'registry' }] }) },
  },
];
