import { podsWillBeRefused } from './app/pods-will-be-refused';
import { sameIdentity } from './app/same-identity';
import { selectorOverlap } from './app/selector-overlap';
import { serviceAccount } from './app/service-account';
import { serviceAccountField } from './app/service-account-field';
import { statefulSetService } from './app/stateful-set-service';
import type { Practice } from './facts/practice';
import { configKey } from './files/config-key';
import { envSecret } from './files/env-secret';
import { memoryVolume } from './files/memory-volume';
import { readOnlyRoot } from './files/read-only-root';
import { sharedVolumeUsers } from './files/shared-volume-users';
import { subPathConfig } from './files/sub-path-config';
import { writableRoot } from './files/writable-root';
import { cronJobDeadline } from './lifecycle/cron-job-deadline';
import { graceBudget } from './lifecycle/grace-budget';
import { gracePeriod } from './lifecycle/grace-period';
import { jobEviction } from './lifecycle/job-eviction';
import { jobSidecar } from './lifecycle/job-sidecar';
import { jobTtl } from './lifecycle/job-ttl';
import { noReadinessProbe } from './lifecycle/no-readiness-probe';
import { preStopSleep } from './lifecycle/pre-stop-sleep';
import { probeLoopback } from './lifecycle/probe-loopback';
import { probePort } from './lifecycle/probe-port';
import { sameProbes } from './lifecycle/same-probes';
import { sidecarPreStop } from './lifecycle/sidecar-pre-stop';
import { startupDeadlock } from './lifecycle/startup-deadlock';
import { waitTarget } from './lifecycle/wait-target';
import { autoscalerPodCpu } from './references/autoscaler-pod-cpu';
import { autoscalerReplicas } from './references/autoscaler-replicas';
import { autoscalerRequests } from './references/autoscaler-requests';
import { autoscalerTarget } from './references/autoscaler-target';
import { disruptionBudget } from './references/disruption-budget';
import { disruptionBudgetSelector } from './references/disruption-budget-selector';
import { ingressService } from './references/ingress-service';
import { networkPolicyPort } from './references/network-policy-port';
import { networkPolicySelector } from './references/network-policy-selector';
import { pastTheProxy } from './references/past-the-proxy';
import { servicePort } from './references/service-port';
import { serviceSelector } from './references/service-selector';
import { twoAutoscalers } from './references/two-autoscalers';
import { twoDisruptionBudgets } from './references/two-disruption-budgets';
import { unhealthyEviction } from './references/unhealthy-eviction';
import { capabilityName } from './resources/capability-name';
import { cpuUnit } from './resources/cpu-unit';
import { latestTag } from './resources/latest-tag';
import { memoryLimit } from './resources/memory-limit';
import { missingRequests } from './resources/missing-requests';
import { noDisruptionBudget } from './resources/no-disruption-budget';
import { noSpread } from './resources/no-spread';
import { nullQuantity } from './resources/null-quantity';
import { rootImage } from './resources/root-image';

/** All practices, in the order in which findings of one object are reported. */
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
  waitTarget,
  preStopSleep,
  sidecarPreStop,
  gracePeriod,
  graceBudget,
  jobSidecar,
  jobEviction,
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
  // Resources, and where Pods run.
  latestTag,
  capabilityName,
  rootImage,
  nullQuantity,
  cpuUnit,
  missingRequests,
  memoryLimit,
  noSpread,
  noDisruptionBudget,
  // References from other objects.
  serviceSelector,
  servicePort,
  ingressService,
  pastTheProxy,
  networkPolicySelector,
  networkPolicyPort,
  disruptionBudgetSelector,
  disruptionBudget,
  twoDisruptionBudgets,
  unhealthyEviction,
  autoscalerTarget,
  autoscalerPodCpu,
  autoscalerRequests,
  autoscalerReplicas,
  twoAutoscalers,
];
