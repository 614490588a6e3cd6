import type { Rule } from '../../../kubernetes/rule';
import { deployment, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/past-the-proxy',
    severity: 'warning',
    title: 'Services and NetworkPolicies lead to the proxy of a Pod, not past it to the application.',
    why: 'Traffic to the port of the application would bypass encryption, authentication and limits.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers',
    failing: {
      object: [
        deployment({
          others: [
            {
              name: 'auth',
              image: 'oauth2-proxy/oauth2-proxy:v7.12.0',
              args: ['--http-address=0.0.0.0:4180', '--upstream=http://127.0.0.1:8080'],
              ports: [{ name: 'auth', containerPort: 4180 }],
            },
          ],
        }),
        service('http'),
      ],
    },
    passing: {
      object: [
        deployment({
          others: [
            {
              name: 'auth',
              image: 'oauth2-proxy/oauth2-proxy:v7.12.0',
              args: ['--http-address=0.0.0.0:4180', '--upstream=http://127.0.0.1:8080'],
              ports: [{ name: 'auth', containerPort: 4180 }],
            },
          ],
        }),
        service('auth'),
      ],
    },
  },
];
