import { capabilitiesBaseline, capabilitiesRestricted } from './capabilities';
import type { Control } from './control';
import { hostPorts, hostProbesAndHostLifecycle } from './host-access';
import { hostNamespaces } from './host-namespaces';
import { allowPrivilegeEscalation, privileged, windowsHostProcess } from './privileges';
import { procMount, procMountRestricted } from './proc-mount';
import { appArmorProfile, seccompProfileBaseline, seccompProfileRestricted } from './profiles';
import { seLinuxOptions } from './se-linux-options';
import { sysctls } from './sysctls';
import { runAsNonRoot, runAsUser } from './users';
import { hostPathVolumes, restrictedVolumes } from './volume-types';

/**
 * Every control, those of the baseline level first, and each level's by their ids: the order in which the admission
 * plugin names them.
 */
export const controls: readonly Control[] = [
  appArmorProfile,
  capabilitiesBaseline,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  hostProbesAndHostLifecycle,
  privileged,
  procMount,
  seLinuxOptions,
  seccompProfileBaseline,
  sysctls,
  windowsHostProcess,
  allowPrivilegeEscalation,
  capabilitiesRestricted,
  procMountRestricted,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompProfileRestricted,
];
