import { containerText, type PlacedContainer } from '../../../anatomy/containers';
import { imageName } from '../facts/image-reference';
import type { Practice } from '../facts/practice';

/** Images of programs that run until they are stopped. */
const servers =
  /(?:^|[-_])(?:envoy|proxyv2|linkerd-proxy|nginx(?:-unprivileged)?|haproxy|traefik|caddy|fluent-bit|fluentd|filebeat|vector|promtail|alloy|cloud-?sql-proxy|alloydb-auth-proxy|gce-proxy|oauth2-proxy|kube-rbac-proxy|pgbouncer|statsd-exporter|redis_exporter|postgres-exporter|opentelemetry-collector(?:-contrib)?|otel-collector|consul-dataplane|vault-agent|daprd)$/;

/**
 * A Job is complete when all its main containers have exited. A server or log shipper next to the work never exits; as a
 * native sidecar it is stopped when the work is done.
 */
export const jobSidecar: Practice = {
  code: 'practice/job-sidecar',
  on: true,
  checkWorkload: (workload, report, { target }) => {
    if (workload.like !== 'Job' && workload.like !== 'CronJob') return;
    const mains = workload.longRunning.filter(({ role }) => role === 'main');
    const serving = mains.filter(keepsRunning);
    // If all keep running, it is unclear which container does the work.
    if (mains.length < 2 || serving.length === mains.length) return;
    for (const { name, field } of serving) {
      report(workload, workload.at(field), {
        value: name,
        message: `${containerText(name)} keeps running when the work is done: the ${workload.kind} never completes`,
        fix: target.gate('SidecarContainers')
          ? 'move it to initContainers with restartPolicy: Always'
          : 'make it exit with the work, or target 1.29 or later and make it a native sidecar',
      });
    }
  },
};

/** Container names of such programs. */
const helpers = /(?:^|-)(?:sidecar|proxy|agent|exporter|collector|shipper|forwarder)$/;

function keepsRunning({ container, name }: PlacedContainer): boolean {
  const { ports, livenessProbe, readinessProbe, image } = container;
  if (livenessProbe !== undefined || readinessProbe !== undefined || (ports ?? []).length > 0) return true;
  return helpers.test(name) || servers.test(imageName(image ?? ''));
}
