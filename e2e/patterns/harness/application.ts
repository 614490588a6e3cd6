import { env, httpGet, resources, runAs } from '../../../lib';

/** The container of the test application as an HTTP server on port 8080, with more of its variables. */
export function application(variables: Readonly<Record<string, string>> = {}) {
  return {
    image: 'registry.example/app:1',
    ports: [{ name: 'http', containerPort: 8080 }],
    env: env({ LISTEN: ':8080', ...variables }),
    readinessProbe: httpGet('/readyz', 'http', { periodSeconds: '1s' }),
    resources: resources({ cpu: '10m', memory: '64Mi' }),
    securityContext: runAs(1000),
  };
}

/** More than the default of 5 s: on a busy machine a Service may send requests to a Pod that ends for longer than that. */
export const preStopSleep = '15s';
