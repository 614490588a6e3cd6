import type { FieldPath } from '../../findings/field-path';
import type { SELinuxOptions } from '../../kubernetes/generated/types';
import { type Control, type Find, inContainer, inSpec, takeOut } from './control';

/** Types for containers; that for engines in containers from 1.31. */
const types: readonly string[] = ['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const before131: readonly string[] = types.slice(0, 3);

/** SELinux labels have a type for containers, and neither a user nor a role. */
export const seLinuxOptions: Control = {
  id: 'seLinuxOptions',
  level: 'baseline',
  check(pod, find) {
    const allowed = pod.target.since('1.31') ? types : before131;
    const ofPod = pod.spec.securityContext?.seLinuxOptions;
    if (ofPod !== undefined) check(ofPod, () => inSpec(pod, 'securityContext.seLinuxOptions'), allowed, find);
    for (const checked of pod.containers) {
      const options = checked.security?.seLinuxOptions;
      if (options === undefined) continue;
      check(options, () => inContainer(pod, checked, 'securityContext.seLinuxOptions'), allowed, find);
    }
  },
};

function check(options: SELinuxOptions, path: () => FieldPath, allowed: readonly string[], find: Find): void {
  const { type, user, role } = options;
  if (type !== undefined && type !== '' && !allowed.includes(type)) {
    find(`${path()}.type`, { value: type, allowed: `only ${allowed.join(', ')}, or nothing`, fix: takeOut });
  }
  if (user !== undefined && user !== '') find(`${path()}.user`, { value: user, allowed: 'no user', fix: takeOut });
  if (role !== undefined && role !== '') find(`${path()}.role`, { value: role, allowed: 'no role', fix: takeOut });
}
