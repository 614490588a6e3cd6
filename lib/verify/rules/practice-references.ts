import type { RuleDoc } from '../../findings/rule';
import { autoscaler, budget, deployment, policy, service } from './practice-example';

const services = 'https://kubernetes.io/docs/concepts/services-networking';
const requests = { resources: { requests: { cpu: '100m', memory: '64Mi' } } };

/** Practices of what points at workloads: it points at something that is there. */
export const referencePractices: readonly RuleDoc[] = [
  {
    code: 'practice/service-selector',
    title: 'A Service selects Pods.',
    why: 'One that selects none answers nobody. It is reported where the app has the workload that it was evidently meant for.',
    source: `${services}/service/#defining-a-service`,
    failing: { object: [deployment(), service('http', { selector: { app: 'wbe' } })] },
    passing: { object: [deployment(), service('http')] },
  },
  {
    code: 'practice/service-port',
    title: 'A Service leads to a port that its Pods have.',
    why: 'Otherwise every request is refused.',
    source: `${services}/service/#field-spec-ports`,
    failing: { object: [deployment(), service('web')] },
    passing: { object: [deployment(), service('http')] },
  },
  {
    code: 'practice/past-the-proxy',
    title: 'What comes from outside goes to the proxy of a Pod, not past it.',
    why: 'At the application’s own port it would get around encryption, authentication and limits.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers',
    failing: { object: [proxied(), service('http')] },
    passing: { object: [proxied(), service('auth')] },
  },
  {
    code: 'practice/ingress-service',
    title: 'An Ingress leads to a port of a Service of the app.',
    why: 'Otherwise its controller answers with an error.',
    source: `${services}/ingress/#the-ingress-resource`,
    failing: { object: [deployment(), service('http'), ingress(8080)] },
    passing: { object: [deployment(), service('http'), ingress(80)] },
  },
  {
    code: 'practice/network-policy-selector',
    title: 'A NetworkPolicy selects Pods.',
    why: 'One that selects none restricts none. It is reported where the app has the workload that it was evidently meant for.',
    source: `${services}/network-policies/#networkpolicy-resource`,
    failing: { object: [deployment(), policy('http', { app: 'wbe' })] },
    passing: { object: [deployment(), policy('http')] },
  },
  {
    code: 'practice/network-policy-port',
    title: 'A NetworkPolicy admits traffic to ports that its Pods have.',
    why: 'It is the container’s port that counts, not the Service’s: to any other one nothing is admitted.',
    source: `${services}/network-policies/#networkpolicy-resource`,
    failing: { object: [deployment(), policy(80)] },
    passing: { object: [deployment(), policy(8080)] },
  },
  {
    code: 'practice/disruption-budget-selector',
    title: 'A disruption budget selects Pods.',
    why: 'One that selects none protects none. It is reported where the app has the workload that it was evidently meant for.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
    failing: { object: [deployment(), budget({ maxUnavailable: 1 }, { app: 'wbe' })] },
    passing: { object: [deployment(), budget({ maxUnavailable: 1 })] },
  },
  {
    code: 'practice/autoscaler-target',
    title: 'An autoscaler points at a workload, and at a container of it.',
    why: 'One that points at none scales nothing. It is reported where the app has the workload that was evidently meant.',
    source: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
    failing: { object: [deployment({ container: requests }), autoscaler('wbe')] },
    passing: { object: [deployment({ container: requests }), autoscaler('web')] },
  },
];

function proxied(): object {
  const args = ['--http-address=0.0.0.0:4180', '--upstream=http://127.0.0.1:8080'];
  const ports = [{ name: 'auth', containerPort: 4180 }];
  return deployment({ beside: [{ name: 'auth', image: 'oauth2-proxy/oauth2-proxy:v7.12.0', args, ports }] });
}

function ingress(number: number): object {
  const backend = { service: { name: 'web', port: { number } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
  };
}
