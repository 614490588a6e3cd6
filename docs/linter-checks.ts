/** A linter whose checks docs/linters.md goes through. */
export interface Linter {
  readonly name: string;
  readonly version: string;
  /** What it checks by default, in its own words. */
  readonly checks: readonly string[];
}

/**
 * As their Go modules have them: kube-linter's `internal/defaultchecks`; of kube-score, what is registered under
 * `score/` and not optional.
 */
export const linters: readonly Linter[] = [
  {
    name: 'kube-linter',
    version: '0.8.3',
    checks: [
      'dangling-service',
      'deprecated-service-account-field',
      'docker-sock',
      'drop-net-raw-capability',
      'duplicate-env-var',
      'env-var-secret',
      'host-ipc',
      'host-network',
      'host-pid',
      'invalid-target-ports',
      'job-ttl-seconds-after-finished',
      'latest-tag',
      'liveness-port',
      'mismatching-selector',
      'no-anti-affinity',
      'no-extensions-v1beta',
      'no-read-only-root-fs',
      'non-existent-service-account',
      'pdb-max-unavailable',
      'pdb-min-available',
      'pdb-unhealthy-pod-eviction-policy',
      'privilege-escalation-container',
      'privileged-container',
      'readiness-port',
      'run-as-non-root',
      'sensitive-host-mounts',
      'ssh-port',
      'startup-port',
      'unsafe-sysctls',
      'unset-cpu-requirements',
      'unset-memory-requirements',
    ],
  },
  {
    name: 'kube-score',
    version: '1.20.0',
    checks: [
      'container-ephemeral-storage-request-and-limit',
      'container-image-pull-policy',
      'container-image-tag',
      'container-resources',
      'container-security-context-privileged',
      'container-security-context-readonlyrootfilesystem',
      'container-security-context-user-group-id',
      'cronjob-has-deadline',
      'cronjob-restartpolicy',
      'deployment-has-host-podantiaffinity',
      'deployment-has-poddisruptionbudget',
      'deployment-pod-selector-labels-match-template-metadata-labels',
      'deployment-replicas',
      'deployment-strategy',
      'deployment-targeted-by-hpa-does-not-have-replicas-configured',
      'environment-variable-key-duplication',
      'horizontalpodautoscaler-has-target',
      'horizontalpodautoscaler-replicas',
      'ingress-targets-service',
      'label-values',
      'networkpolicy-targets-pod',
      'pod-networkpolicy',
      'pod-probes',
      'pod-probes-identical',
      'pod-topology-spread-constraints',
      'poddisruptionbudget-has-policy',
      'service-targets-pod',
      'service-type',
      'stable-version',
      'statefulset-has-host-podantiaffinity',
      'statefulset-has-poddisruptionbudget',
      'statefulset-has-servicename',
      'statefulset-pod-selector-labels-match-template-metadata-labels',
    ],
  },
];
