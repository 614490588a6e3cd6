import type { RuleDoc } from '../../findings/rule';
import { containerRule } from './container-examples';

const contexts = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';
const windows = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/';

const security = (securityContext: object, spec: object = {}) => ({ container: { securityContext }, spec });

/** What holds for the security contexts of containers; most of it for the Pod’s too. */
export const containerSecurityRules: readonly RuleDoc[] = [
  containerRule(
    'user-id',
    'The ids of users and groups are 0 to 2147483647.',
    'Linux knows larger ones, but not all of its tools do.',
    contexts,
    security({ runAsUser: -1 }),
    security({ runAsUser: 1000 }),
  ),
  containerRule(
    'privilege-escalation',
    'allowPrivilegeEscalation is not false beside privileged or the capability CAP_SYS_ADMIN.',
    'Such a container can always gain privileges. (Spelt SYS_ADMIN, the server does not see it.)',
    contexts,
    security({ privileged: true, allowPrivilegeEscalation: false }),
    security({ privileged: true }),
  ),
  containerRule(
    'proc-mount',
    'Only a Pod with hostUsers: false has the procMount Unmasked.',
    'It shows parts of /proc that change the node for who is root there. From 1.33.',
    contexts,
    security({ procMount: 'Unmasked' }),
    security({ procMount: 'Unmasked' }, { hostUsers: false }),
  ),
  containerRule(
    'seccomp-profile',
    'A seccomp profile has a type, and a localhostProfile exactly where that is Localhost: a relative path without "..".',
    'The kubelet looks for the profile below its own directory.',
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
    security({ seccompProfile: { type: 'Localhost' } }),
    security({ seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/web.json' } }),
  ),
  containerRule(
    'app-armor-profile',
    'An AppArmor profile has a type, and a localhostProfile exactly where that is Localhost: without white space around it, at most 4095 bytes.',
    'The profile is one that is loaded on the node, by its name.',
    'https://kubernetes.io/docs/tutorials/security/apparmor/',
    security({ appArmorProfile: { type: 'RuntimeDefault', localhostProfile: 'web' } }),
    security({ appArmorProfile: { type: 'Localhost', localhostProfile: 'web' } }),
  ),
  containerRule(
    'windows-options',
    'Windows users are spelt as DOMAIN\\user, credential specs are named as objects are or are at most 64 KiB.',
    'Windows refuses other names.',
    windows,
    security({ windowsOptions: { runAsUserName: 'a:b' } }),
    security({ windowsOptions: { runAsUserName: 'NT AUTHORITY\\NETWORK SERVICE' } }),
  ),
];
