import type { Rule } from '../../../kubernetes/rule';
import { deployment, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/ingress-service',
    severity: 'warning',
    title: 'An Ingress routes to an existing port of a Service in the app.',
    why: 'Otherwise the ingress controller answers with an error.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
    failing: {
      object: [
        deployment(),
        service('http'),
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: { name: 'web' },
          spec: {
            rules: [
              {
                http: {
                  paths: [
                    { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 8080 } } } },
                  ],
                },
              },
            ],
          },
        },
      ],
    },
    passing: {
      object: [
        deployment(),
        service('http'),
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: { name: 'web' },
          spec: {
            rules: [
              {
                http: {
                  paths: [
                    { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } },
                  ],
                },
              },
            ],
          },
        },
      ],
    },
  },
];
