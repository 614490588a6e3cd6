import { kindDefinition } from '../../kubernetes/fields';
import { canonicalObject } from './canonical';

const definition = kindDefinition('v1', 'Pod');
const canonical = (spec: object) =>
  definition === undefined ? undefined : canonicalObject({ apiVersion: 'v1', kind: 'Pod', spec }, definition).spec;

describe('the canonical form of an object', () => {
  it.each<[string, object, object]>([
    ['empty lists and maps', { tolerations: [], nodeSelector: {} }, {}],
    ['zero and false where the field is no pointer', { hostNetwork: false, hostname: '' }, {}],
    ['defaults that no rule notices', { schedulerName: 'default-scheduler' }, {}],
    ['empty values in place of such defaults', { schedulerName: '' }, {}],
    ['the older name of a field', { serviceAccount: 'web', serviceAccountName: 'web' }, { serviceAccountName: 'web' }],
    ['an empty security context', { securityContext: {} }, {}],
    ['equal amounts', { overhead: { cpu: '1000m' } }, { overhead: { cpu: '1' } }],
    ['equal amounts of another unit', { overhead: { memory: '1Ki' } }, { overhead: { memory: '1024' } }],
  ])('has no difference between %s', (_, left, right) => {
    expect(canonical(left)).toEqual(canonical(right));
  });

  it.each<[string, object, object]>([
    ['false and absence of a pointer', { enableServiceLinks: false }, {}],
    ['0 and absence of a pointer', { terminationGracePeriodSeconds: 0 }, {}],
    ['different amounts', { overhead: { cpu: '1' } }, { overhead: { cpu: '1001m' } }],
    [
      'another order of a list',
      { imagePullSecrets: [{ name: 'a' }, { name: 'b' }] },
      { imagePullSecrets: [{ name: 'b' }, { name: 'a' }] },
    ],
  ])('keeps the difference between %s', (_, left, right) => {
    expect(canonical(left)).not.toEqual(canonical(right));
  });

  it('has one spelling of a time, to the nanosecond', () => {
    const created = (creationTimestamp: string) =>
      definition === undefined ? undefined : canonicalObject({ metadata: { creationTimestamp } }, definition).metadata;
    expect(created('2026-01-01T01:00:00.50+01:00')).toEqual(created('2026-01-01T00:00:00.5Z'));
    expect(created('2026-01-01T00:00:00.000Z')).toEqual(created('2026-01-01T00:00:00Z'));
    expect(created('2026-01-01T00:00:00.000000001Z')).not.toEqual(created('2026-01-01T00:00:00Z'));
    expect(created('2026-01-01T00:00:01Z')).not.toEqual(created('2026-01-01T00:00:00Z'));
  });
});
