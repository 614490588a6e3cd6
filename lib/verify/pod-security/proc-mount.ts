import { type CheckedPod, type Control, type Find, hasOwnUsers, inContainer, setTo } from './control';

/** What /proc masks stays masked, but in a user namespace of the Pod's own from 1.35. */
export const procMount: Control = {
  id: 'procMount',
  level: 'baseline',
  check(pod, find) {
    if (!(pod.target.since('1.35') && hasOwnUsers(pod))) findUnmasked(pod, find);
  },
};

/** What /proc masks stays masked. Up to 1.34 the baseline level says so. */
export const procMountRestricted: Control = {
  id: 'procMount_restricted',
  level: 'restricted',
  since: '1.35',
  overrides: 'procMount',
  check: findUnmasked,
};

function findUnmasked(pod: CheckedPod, find: Find): void {
  for (const checked of pod.containers) {
    const value = checked.security?.procMount;
    if (value === undefined || value === 'Default') continue;
    const field = inContainer(pod, checked, 'securityContext.procMount');
    find(field, { value, allowed: '"Default" or nothing', fix: setTo('Default') });
  }
}
