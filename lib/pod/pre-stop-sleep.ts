import type { Finding } from '../findings/finding';
import type { Container, PodSpec } from '../kubernetes/generated/types';
import type { Addition, Attachment, Context } from './attachment';
import { supports } from './features';

/** How long endpoints and proxies need to learn that a Pod stops, where nothing else is set. */
export const defaultPreStopSeconds = 5;

/**
 * Keeps the main containers serving for a moment after the stop begins: requests still arrive until the endpoints have
 * changed everywhere. A container with a preStop hook keeps it.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 */
export function preStopSleep(seconds: number): Attachment<never> {
  return { name: 'pre-stop-sleep', ports: {}, build: (context) => addition(seconds, context) };
}

function addition(seconds: number, context: Context): Addition {
  const { template } = context;
  const stopping = (template.spec?.containers ?? []).flatMap((container, index) =>
    container.lifecycle?.preStop === undefined ? [{ container, index }] : [],
  );
  const problem = problemOf(seconds, template.spec, context);
  if (problem !== undefined)
    return { findings: stopping.map(({ container, index }) => finding(container, index, problem)) };
  const lifecycle = { preStop: { sleep: { seconds } } };
  return { extend: stopping.map(({ container }) => ({ container: container.name, fill: { lifecycle } })) };
}

/** What to set where the target has no sleep action. */
export function useExecSleep(seconds: number): string {
  return `set lifecycle: { preStop: execSleep("${seconds}s") } if its image has that program`;
}

type Problem = Required<Pick<Finding, 'message' | 'fix'>>;

/** Why the sleep cannot be added. */
function problemOf(seconds: number, spec: PodSpec | undefined, context: Context): Problem | undefined {
  if (!supports(context, 'sleepAction')) {
    return {
      message: `Kubernetes ${context.kubernetes} has no sleep action to add`,
      fix: `${useExecSleep(seconds)}, or preStopSleep: false`,
    };
  }
  const grace = spec?.terminationGracePeriodSeconds;
  if (grace === undefined || grace > seconds) return undefined;
  return {
    message: `a sleep of ${seconds} s exceeds the grace period of ${grace} s`,
    fix: `set terminationGracePeriodSeconds well above ${seconds}, or preStopSleep: false`,
  };
}

function finding({ name }: Container, index: number, { message, fix }: Problem): Finding {
  return {
    code: 'practice/pre-stop-sleep',
    severity: 'warning',
    field: `spec.containers[${index}].lifecycle.preStop`,
    message: `container "${name}" stops while requests still arrive: ${message}`,
    fix,
  };
}
