import { type Control, inContainer, inSpec, setTo } from './control';

/** No container is privileged. */
export const privileged: Control = {
  id: 'privileged',
  level: 'baseline',
  check(pod, find) {
    for (const checked of pod.containers) {
      if (checked.security?.privileged !== true) continue;
      const field = inContainer(pod, checked, 'securityContext.privileged');
      find(field, { value: true, allowed: 'false or nothing', fix: setTo(false) });
    }
  },
};

/** Programs gain no privileges that their container has not. Windows knows no such thing. */
export const allowPrivilegeEscalation: Control = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  check(pod, find) {
    if (pod.spec.os?.name === 'windows') return;
    for (const checked of pod.containers) {
      const value = checked.security?.allowPrivilegeEscalation;
      if (value === false) continue;
      const field = inContainer(pod, checked, 'securityContext.allowPrivilegeEscalation');
      find(field, { value, allowed: 'only false', fix: setTo(false) });
    }
  },
};

/** No Windows container is a process of the node. */
export const windowsHostProcess: Control = {
  id: 'windowsHostProcess',
  level: 'baseline',
  check(pod, find) {
    const finding = { value: true, allowed: 'false or nothing', fix: setTo(false) };
    const ofPod = pod.spec.securityContext?.windowsOptions?.hostProcess;
    if (ofPod === true) find(inSpec(pod, 'securityContext.windowsOptions.hostProcess'), finding);
    for (const checked of pod.containers) {
      if (checked.security?.windowsOptions?.hostProcess !== true) continue;
      find(inContainer(pod, checked, 'securityContext.windowsOptions.hostProcess'), finding);
    }
  },
};
