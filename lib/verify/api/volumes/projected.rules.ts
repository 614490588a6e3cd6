import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/one-projection',
    severity: 'error',
    title: 'An entry of a projected volume’s sources is of one type.',
    why: 'Each type is projected for itself; the list puts them together.',
    source: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
    failing: {
      object: pod({
        volumes: [
          { name: 'data', projected: { sources: [{ secret: { name: 'tls' }, configMap: { name: 'settings' } }] } },
        ],
      }),
    },
    passing: {
      object: pod({
        volumes: [
          { name: 'data', projected: { sources: [{ secret: { name: 'tls' } }, { configMap: { name: 'settings' } }] } },
        ],
      }),
    },
  },
  {
    code: 'api/projected-path',
    severity: 'error',
    title: 'No two files of a projected volume have one path.',
    why: 'One of them would be missing.',
    source: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
    failing: {
      object: pod({
        volumes: [
          {
            name: 'data',
            projected: {
              sources: [
                { configMap: { name: 'settings', items: [{ key: 'a', path: 'settings' }] } },
                { configMap: { name: 'settings', items: [{ key: 'a', path: 'settings' }] } },
              ],
            },
          },
        ],
      }),
    },
    passing: {
      object: pod({
        volumes: [
          {
            name: 'data',
            projected: {
              sources: [
                { configMap: { name: 'settings', items: [{ key: 'a', path: 'settings' }] } },
                { configMap: { name: 'settings', items: [{ key: 'a', path: 'more-settings' }] } },
              ],
            },
          },
        ],
      }),
    },
  },
];
