import { type Control, inContainer, inSpec, setTo } from './control';

/** No container is privileged. */
export const privileged: Control = {
  id: 'privileged',
  level: 'baseline',
  check(pod, report) {
    for (const checked of pod.containers) {
      if (checked.security?.privileged !== true) continue;
      const field = inContainer(pod, checked, 'securityContext.privileged');
      report(field, { value: true, rule: 'must be false or unset', fix: setTo(false) });
    }
  },
};

/** Processes cannot gain more privileges than their container has. Does not apply to Windows. */
export const allowPrivilegeEscalation: Control = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  check(pod, report) {
    if (pod.spec.os?.name === 'windows') return;
    for (const checked of pod.containers) {
      const value = checked.security?.allowPrivilegeEscalation;
      if (value === false) continue;
      const field = inContainer(pod, checked, 'securityContext.allowPrivilegeEscalation');
      report(field, { value, rule: 'must be false', fix: setTo(false) });
    }
  },
};

/** No Windows container runs as a host process. */
export const windowsHostProcess: Control = {
  id: 'windowsHostProcess',
  level: 'baseline',
  check(pod, report) {
    const finding = { value: true, rule: 'must be false or unset', fix: setTo(false) };
    const ofPod = pod.spec.securityContext?.windowsOptions?.hostProcess;
    if (ofPod === true) report(inSpec(pod, 'securityContext.windowsOptions.hostProcess'), finding);
    for (const checked of pod.containers) {
      if (checked.security?.windowsOptions?.hostProcess !== true) continue;
      report(inContainer(pod, checked, 'securityContext.windowsOptions.hostProcess'), finding);
    }
  },
};
