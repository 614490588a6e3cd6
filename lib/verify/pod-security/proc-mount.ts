import { type CheckedPod, type Control, hasOwnUsers, inContainer, type ReportViolation, setTo } from './control';

/** Masked paths of /proc stay masked; since 1.35, except in a user namespace of the Pod. */
export const procMount: Control = {
  id: 'procMount',
  level: 'baseline',
  check(pod, report) {
    if (!(pod.target.since('1.35') && hasOwnUsers(pod))) findUnmasked(pod, report);
  },
};

/** Masked paths of /proc stay masked. Until 1.34 this is a control of the baseline level. */
export const procMountRestricted: Control = {
  id: 'procMount_restricted',
  level: 'restricted',
  since: '1.35',
  overrides: 'procMount',
  check: findUnmasked,
};

function findUnmasked(pod: CheckedPod, report: ReportViolation): void {
  for (const checked of pod.containers) {
    const value = checked.security?.procMount;
    if (value === undefined || value === 'Default') continue;
    const field = inContainer(pod, checked, 'securityContext.procMount');
    report(field, { value, rule: 'must be "Default" or unset', fix: setTo('Default') });
  }
}
