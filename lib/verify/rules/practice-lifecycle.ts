import type { RuleDoc } from '../../findings/rule';
import { beside, deployment, job, service, statefulSet } from './practice-example';

const pods = 'https://kubernetes.io/docs/concepts/workloads/pods';
const probes = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes';
const httpGet = (port: string | number, more: object = {}) => ({ httpGet: { path: '/ready', port, ...more } });
const sidecar = (more: object) =>
  deployment({ spec: { initContainers: [beside('proxy', { restartPolicy: 'Always', ...more })] } });
const sleeping = (seconds: string) => ({ lifecycle: { preStop: { exec: { command: ['sleep', seconds] } } } });

/** Practices of how Pods start, stop and end. */
export const lifecyclePractices: readonly RuleDoc[] = [
  {
    code: 'practice/probe-port',
    title: 'A probe goes to a port that a container of the Pod has.',
    why: 'A probe that nobody answers takes the Pod out of its Services, or restarts it again and again. A name is looked up among the ports of its own container alone. A number need not be declared: it is reported where it is a declared one mistyped, as 8008 for 8080.',
    source: `${probes}/#use-a-named-port`,
    failing: { object: deployment({ container: { readinessProbe: httpGet('htpp') } }) },
    passing: { object: deployment({ container: { readinessProbe: httpGet('http') } }) },
  },
  {
    code: 'practice/probe-loopback',
    title: 'No probe goes to the loopback address.',
    why: 'The kubelet makes it from the node, so that 127.0.0.1 is the node itself.',
    source: `${probes}/#http-probes`,
    failing: { object: deployment({ container: { readinessProbe: httpGet('http', { host: '127.0.0.1' }) } }) },
    passing: { object: deployment({ container: { readinessProbe: httpGet('http') } }) },
  },
  {
    code: 'practice/same-probes',
    title: 'The liveness probe is not the readiness probe.',
    why: 'What should take a container out of its Services for a while restarts it: under load, or when a dependency fails, all replicas at once.',
    source: `${pods}/pod-lifecycle/#when-should-you-use-a-liveness-probe`,
    failing: { object: deployment({ container: { readinessProbe: httpGet('http'), livenessProbe: httpGet('http') } }) },
    passing: {
      object: deployment({
        container: { readinessProbe: httpGet('http'), livenessProbe: httpGet('http', { path: '/alive' }) },
      }),
    },
  },
  {
    code: 'practice/no-readiness-probe',
    title: 'A container behind a Service has a readiness probe.',
    why: 'Otherwise it gets requests as soon as its process runs, and for as long as it hangs.',
    source: `${pods}/pod-lifecycle/#when-should-you-use-a-readiness-probe`,
    failing: { object: [deployment(), service('http')] },
    passing: { object: [deployment({ container: { readinessProbe: httpGet('http') } }), service('http')] },
  },
  {
    code: 'practice/startup-deadlock',
    title: 'A native sidecar does not wait for a container that starts after it.',
    why: 'The next container starts only when the sidecar’s startup probe has passed and its postStart hook is done: the Pod would never get further.',
    source: `${pods}/sidecar-containers/#sidecar-containers-and-pod-lifecycle`,
    failing: { object: sidecar({ startupProbe: httpGet(8080) }) },
    passing: { object: sidecar({ ports: [{ containerPort: 8443 }], startupProbe: httpGet(8443) }) },
  },
  {
    code: 'practice/sidecar-pre-stop',
    title: 'A native sidecar does not end itself in its preStop hook.',
    why: 'All hooks run at once when the Pod is told to stop: the application would lose its proxy or its logs while it is still at work.',
    source: `${pods}/sidecar-containers/#sidecar-containers-and-pod-lifecycle`,
    failing: { object: sidecar({ lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } } }) },
    passing: { object: sidecar({}) },
  },
  {
    code: 'practice/grace-period',
    title: 'The grace period is more than none where it counts.',
    why: 'A server turns a negative one into 1 second. A Pod of a StatefulSet that is deleted without grace may still run when its successor starts.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
    failing: { object: statefulSet({ spec: { terminationGracePeriodSeconds: 0 } }) },
    passing: { object: statefulSet({ spec: { terminationGracePeriodSeconds: 60 } }) },
  },
  {
    code: 'practice/grace-budget',
    title: 'preStop hooks, draining and sidecars fit in the grace period, with 5 seconds to spare.',
    why: 'What still runs at its end is killed, with the requests that it was serving. It includes the preStop hooks.',
    source: `${pods}/pod-lifecycle/#pod-termination-flow`,
    failing: { object: deployment({ container: sleeping('30') }) },
    passing: { object: deployment({ container: sleeping('15') }) },
  },
  {
    code: 'practice/job-sidecar',
    title: 'What serves beside the work of a Job is a native sidecar.',
    why: 'A Job is complete when all its main containers have ended; a native sidecar is stopped when the work is done.',
    source: `${pods}/sidecar-containers/#jobs-with-sidecar-containers`,
    failing: {
      object: job({ spec: { containers: [beside('report'), { name: 'logs', image: 'fluent/fluent-bit:4.1.0' }] } }),
    },
    passing: {
      object: job({
        spec: { initContainers: [{ name: 'logs', image: 'fluent/fluent-bit:4.1.0', restartPolicy: 'Always' }] },
      }),
    },
  },
  {
    code: 'practice/job-ttl',
    title: 'A Job says when it is deleted after it has finished.',
    why: 'Otherwise it is kept for ever, with its Pods.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
    failing: { object: job({}) },
    passing: { object: job({ workload: { ttlSecondsAfterFinished: 86400 } }) },
  },
  {
    code: 'practice/cron-job-deadline',
    title: 'A CronJob says how late it may start.',
    why: 'Without a deadline, one that missed a hundred starts is never started again.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
    failing: { object: cronJob({}) },
    passing: { object: cronJob({ startingDeadlineSeconds: 600 }) },
  },
];

function cronJob(more: object): object {
  const { spec } = job({}) as { readonly spec: object };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'report' },
    spec: { schedule: '0 2 * * *', jobTemplate: { spec }, ...more },
  };
}
