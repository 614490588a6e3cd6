import { type CheckedPod, type Control, hasOwnUsers, inContainer, inSpec, setTo } from './control';

/** No container can run as root, except in a user namespace of the Pod. */
export const runAsNonRoot: Control = {
  id: 'runAsNonRoot',
  level: 'restricted',
  check(pod, report) {
    if (isRelaxed(pod)) return;
    const ofPod = pod.spec.securityContext?.runAsNonRoot;
    let missing = false;
    if (ofPod === false) {
      report(inSpec(pod, 'securityContext.runAsNonRoot'), {
        value: false,
        rule: 'must be true or unset',
        fix: setTo(true),
      });
    }
    for (const checked of pod.containers) {
      const own = checked.security?.runAsNonRoot;
      if (own === undefined) missing = true;
      if (own !== false) continue;
      const field = inContainer(pod, checked, 'securityContext.runAsNonRoot');
      report(field, { value: false, rule: 'must be true or unset', fix: setTo(true) });
    }
    if (!missing || ofPod !== undefined) return;
    const rule = 'must be true, here or in every container';
    report(inSpec(pod, 'securityContext.runAsNonRoot'), { rule, fix: setTo(true) });
  },
};

/** No container is set to run as user 0. */
export const runAsUser: Control = {
  id: 'runAsUser',
  level: 'restricted',
  check(pod, report) {
    if (isRelaxed(pod)) return;
    const finding = { value: 0, rule: 'must not be 0', fix: `${setTo(1000)}, or remove it` };
    if (pod.spec.securityContext?.runAsUser === 0) report(inSpec(pod, 'securityContext.runAsUser'), finding);
    for (const checked of pod.containers) {
      if (checked.security?.runAsUser !== 0) continue;
      report(inContainer(pod, checked, 'securityContext.runAsUser'), finding);
    }
  },
};

/** Since 1.35 these controls do not apply to Pods with their own user namespace. */
function isRelaxed(pod: CheckedPod): boolean {
  return pod.target.since('1.35') && hasOwnUsers(pod);
}
