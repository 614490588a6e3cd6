import { type CheckedPod, type Control, hasOwnUsers, inContainer, inSpec, setTo } from './control';

/** Every container is kept from running as root. A user namespace of the Pod's own does as well. */
export const runAsNonRoot: Control = {
  id: 'runAsNonRoot',
  level: 'restricted',
  check(pod, find) {
    if (isRelaxed(pod)) return;
    const ofPod = pod.spec.securityContext?.runAsNonRoot;
    let missing = false;
    if (ofPod === false) {
      find(inSpec(pod, 'securityContext.runAsNonRoot'), { value: false, allowed: 'true or nothing', fix: setTo(true) });
    }
    for (const checked of pod.containers) {
      const own = checked.security?.runAsNonRoot;
      if (own === undefined) missing = true;
      if (own !== false) continue;
      const field = inContainer(pod, checked, 'securityContext.runAsNonRoot');
      find(field, { value: false, allowed: 'true or nothing', fix: setTo(true) });
    }
    if (!missing || ofPod !== undefined) return;
    const allowed = 'only true, here or in every container';
    find(inSpec(pod, 'securityContext.runAsNonRoot'), { allowed, fix: setTo(true) });
  },
};

/** No container is told to run as user 0. */
export const runAsUser: Control = {
  id: 'runAsUser',
  level: 'restricted',
  check(pod, find) {
    if (isRelaxed(pod)) return;
    const finding = { value: 0, allowed: 'any user but 0, or nothing', fix: `${setTo(1000)}, or take it out` };
    if (pod.spec.securityContext?.runAsUser === 0) find(inSpec(pod, 'securityContext.runAsUser'), finding);
    for (const checked of pod.containers) {
      if (checked.security?.runAsUser !== 0) continue;
      find(inContainer(pod, checked, 'securityContext.runAsUser'), finding);
    }
  },
};

/** From 1.35 on, a user namespace makes these controls needless. */
function isRelaxed(pod: CheckedPod): boolean {
  return pod.target.since('1.35') && hasOwnUsers(pod);
}
