import type { FieldPath } from '../../../findings/field-path';
import type { SecurityContext } from '../../../kubernetes/generated/types';
import { userId } from '../../../kubernetes/names';
import { invalid, type Report } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { validateEnum } from '../formats/enum';
import { validateAppArmorProfile, validateSeccompProfile } from './security-profiles';
import { validateWindowsOptions } from './windows-options';

const procMounts: ReadonlySet<string> = new Set(['Default', 'Unmasked']);
const masked: ReadonlySet<string> = new Set(['Default']);

/**
 * The security context of one container.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export function validateSecurityContext(context: SecurityContext, path: FieldPath, pod: PodContext): void {
  const { runAsUser, runAsGroup, procMount, seccompProfile, appArmorProfile, windowsOptions } = context;
  const { report } = pod;
  if (runAsUser !== undefined) validateUserId(runAsUser, `${path}.runAsUser`, report);
  if (runAsGroup !== undefined) validateUserId(runAsGroup, `${path}.runAsGroup`, report);
  if (procMount !== undefined && procMount !== 'Default') validateProcMount(procMount, `${path}.procMount`, pod);
  if (seccompProfile !== undefined) validateSeccompProfile(seccompProfile, `${path}.seccompProfile`, report);
  if (context.allowPrivilegeEscalation === false) validateEscalation(context, path, report);
  if (windowsOptions !== undefined) validateWindowsOptions(windowsOptions, `${path}.windowsOptions`, report);
  if (appArmorProfile !== undefined) validateAppArmorProfile(appArmorProfile, `${path}.appArmorProfile`, report);
}

/** The number of a user or group. */
export function validateUserId(id: number, field: FieldPath, report: Report): void {
  if (id >= 0 && id <= 2_147_483_647) return;
  for (const problem of userId(id)) {
    report(invalid('api/user-id', field, { message: problem, value: id, fix: 'set 0 to 2147483647' }));
  }
}

function validateProcMount(value: string, field: FieldPath, { spec, target, report }: PodContext): void {
  const isAlone = spec.hostUsers === false || !target.since('1.30');
  validateEnum(value, procMounts, field, report, { fitting: isAlone ? procMounts : masked });
  if (value !== 'Unmasked' || isAlone) return;
  const message = 'Unmasked requires hostUsers: false on the Pod';
  report(
    invalid('api/proc-mount', field, { message, value, fix: 'set hostUsers: false on the Pod, or remove procMount' }),
  );
}

/** The server knows the capability by its whole name only, and gives the security context as the place. */
function validateEscalation({ privileged, capabilities }: SecurityContext, path: FieldPath, report: Report): void {
  const field = `${path}.allowPrivilegeEscalation`;
  if (privileged === true) {
    const message = 'must not be false with privileged: true';
    const fix = 'remove privileged or allowPrivilegeEscalation';
    report(invalid('api/privilege-escalation', field, { message, value: false, fix, serverField: path }));
  }
  for (const capability of capabilities?.add ?? []) {
    if (capability !== 'CAP_SYS_ADMIN') continue;
    const message = 'must not be false with the capability CAP_SYS_ADMIN';
    const fix = 'remove the capability or allowPrivilegeEscalation';
    report(invalid('api/privilege-escalation', field, { message, value: false, fix, serverField: path }));
  }
}
