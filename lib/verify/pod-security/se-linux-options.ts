import type { FieldPath } from '../../findings/field-path';
import type { SELinuxOptions } from '../../kubernetes/generated/types';
import { type Control, inContainer, inSpec, type ReportViolation, removeIt } from './control';

/** Types for containers; container_engine_t since 1.31. */
const types: readonly string[] = ['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const before131: readonly string[] = types.slice(0, 3);

/** SELinux options have a container type, no user and no role. */
export const seLinuxOptions: Control = {
  id: 'seLinuxOptions',
  level: 'baseline',
  check(pod, report) {
    const allowed = pod.target.since('1.31') ? types : before131;
    const ofPod = pod.spec.securityContext?.seLinuxOptions;
    if (ofPod !== undefined) check(ofPod, () => inSpec(pod, 'securityContext.seLinuxOptions'), allowed, report);
    for (const checked of pod.containers) {
      const options = checked.security?.seLinuxOptions;
      if (options === undefined) continue;
      check(options, () => inContainer(pod, checked, 'securityContext.seLinuxOptions'), allowed, report);
    }
  },
};

function check(
  options: SELinuxOptions,
  path: () => FieldPath,
  allowed: readonly string[],
  report: ReportViolation,
): void {
  const { type, user, role } = options;
  if (type !== undefined && type !== '' && !allowed.includes(type)) {
    report(`${path()}.type`, { value: type, rule: `must be unset or one of ${allowed.join(', ')}`, fix: removeIt });
  }
  if (user !== undefined && user !== '')
    report(`${path()}.user`, { value: user, rule: 'must be unset', fix: removeIt });
  if (role !== undefined && role !== '')
    report(`${path()}.role`, { value: role, rule: 'must be unset', fix: removeIt });
}
