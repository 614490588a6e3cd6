import type { Finding } from '../../findings/finding';
import { kindDefinition } from '../../kubernetes/fields';
import { setDefaults } from '../defaults/set-defaults';
import { targetOf } from '../target/target';
import { validateObject } from './validate';

const target = targetOf('1.35');

function validate(object: Record<string, unknown>): readonly Finding[] {
  const findings: Finding[] = [];
  setDefaults(object, target);
  validateObject(object, target, (finding) => findings.push(finding));
  return findings;
}

describe('objects', () => {
  it.each([
    ['v1', 'Pod'],
    ['v1', 'PodTemplate'],
    ['v1', 'ReplicationController'],
    ['v1', 'Service'],
    ['v1', 'ConfigMap'],
    ['v1', 'Secret'],
    ['v1', 'ServiceAccount'],
    ['v1', 'PersistentVolumeClaim'],
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'ReplicaSet'],
    ['apps/v1', 'StatefulSet'],
    ['apps/v1', 'DaemonSet'],
    ['batch/v1', 'Job'],
    ['batch/v1', 'CronJob'],
    ['policy/v1', 'PodDisruptionBudget'],
    ['autoscaling/v1', 'HorizontalPodAutoscaler'],
    ['autoscaling/v2', 'HorizontalPodAutoscaler'],
    ['networking.k8s.io/v1', 'NetworkPolicy'],
  ])('of %s %s need a name, if nothing else', (apiVersion, kind) => {
    expect(kindDefinition(apiVersion, kind)).toBeDefined();
    expect(validate({ apiVersion, kind })).toContainEqual(expect.objectContaining({ field: 'metadata.name' }));
  });

  it('of other kinds, or of other versions, are not known', () => {
    expect(validate({ apiVersion: 'v1', kind: 'Deployment' })).toEqual([]);
    expect(validate({ apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler' })).toEqual([]);
    expect(validate({ apiVersion: 'v1', kind: 'constructor' })).toEqual([]);
  });
});
