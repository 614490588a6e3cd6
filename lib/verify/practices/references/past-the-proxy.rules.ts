import type { Rule } from '../../../kubernetes/rule';
import { deployment, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/past-the-proxy',
    severity: 'warning',
    title: 'What comes from outside goes to the proxy of a Pod, not past it.',
    why: 'At the application’s own port it would get around encryption, authentication and limits.',
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
