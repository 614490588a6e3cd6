import { autoscalerPodCpu } from './autoscaler-pod-cpu';
import { autoscalerReplicas } from './autoscaler-replicas';
import { autoscalerRequests } from './autoscaler-requests';
import { autoscalerTarget } from './autoscaler-target';
import { capabilityName } from './capability-name';
import { configKey } from './config-key';
import { cronJobDeadline } from './cron-job-deadline';
import { disruptionBudget } from './disruption-budget';
import { disruptionBudgetSelector } from './disruption-budget-selector';
import { envSecret } from './env-secret';
import { graceBudget } from './grace-budget';
import { gracePeriod } from './grace-period';
import { ingressService } from './ingress-service';
import { jobSidecar } from './job-sidecar';
import { jobTtl } from './job-ttl';
import { latestTag } from './latest-tag';
import { memoryLimit } from './memory-limit';
import { memoryVolume } from './memory-volume';
import { missingRequests } from './missing-requests';
import { networkPolicyPort } from './network-policy-port';
import { networkPolicySelector } from './network-policy-selector';
import { noDisruptionBudget } from './no-disruption-budget';
import { noReadinessProbe } from './no-readiness-probe';
import { noSpread } from './no-spread';
import { nullQuantity } from './null-quantity';
import { pastTheProxy } from './past-the-proxy';
import { podsWillBeRefused } from './pods-will-be-refused';
import type { Practice } from './practice';
import { probeLoopback } from './probe-loopback';
import { probePort } from './probe-port';
import { readOnlyRoot } from './read-only-root';
import { sameIdentity } from './same-identity';
import { sameProbes } from './same-probes';
import { selectorOverlap } from './selector-overlap';
import { serviceAccount } from './service-account';
import { serviceAccountField } from './service-account-field';
import { servicePort } from './service-port';
import { serviceSelector } from './service-selector';
import { sharedVolumeUsers } from './shared-volume-users';
import { sidecarPreStop } from './sidecar-pre-stop';
import { startupDeadlock } from './startup-deadlock';
import { statefulSetService } from './stateful-set-service';
import { subPathConfig } from './sub-path-config';
import { unhealthyEviction } from './unhealthy-eviction';
import { writableRoot } from './writable-root';

/** Every practice, in the order in which findings of one object are reported. */
export const allPractices: readonly Practice[] = [
  // Whole apps.
  sameIdentity,
  selectorOverlap,
  podsWillBeRefused,
  statefulSetService,
  serviceAccount,
  serviceAccountField,
  // How Pods start and stop.
  probePort,
  probeLoopback,
  sameProbes,
  noReadinessProbe,
  startupDeadlock,
  sidecarPreStop,
  gracePeriod,
  graceBudget,
  jobSidecar,
  jobTtl,
  cronJobDeadline,
  // Files and configuration.
  configKey,
  subPathConfig,
  sharedVolumeUsers,
  memoryVolume,
  readOnlyRoot,
  writableRoot,
  envSecret,
  // What they ask for, and where they run.
  latestTag,
  capabilityName,
  nullQuantity,
  missingRequests,
  memoryLimit,
  noSpread,
  noDisruptionBudget,
  // What points at them.
  serviceSelector,
  servicePort,
  ingressService,
  pastTheProxy,
  networkPolicySelector,
  networkPolicyPort,
  disruptionBudgetSelector,
  disruptionBudget,
  unhealthyEviction,
  autoscalerTarget,
  autoscalerPodCpu,
  autoscalerRequests,
  autoscalerReplicas,
];
