import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/one-projection',
    severity: 'error',
    title: 'An entry in the sources of a projected volume has one type.',
    why: 'To project several types, add an entry for each.',
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
    title: 'File paths are unique in a projected volume.',
    why: 'One of the two files would be missing.',
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
