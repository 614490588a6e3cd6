import type { Finding } from '../../findings/finding';
import { knownKinds } from '../../kubernetes/kinds';
import { targetOf } from '../target/target';
import { setDefaults } from './set-defaults';
import { validateObject } from './validate';

const target = targetOf('1.35');

function validate(object: Record<string, unknown>): readonly Finding[] {
  const findings: Finding[] = [];
  setDefaults(object, target);
  validateObject(object, target, (finding) => findings.push(finding));
  return findings;
}

describe('validateObject', () => {
  it.each(knownKinds)('$id: rejects an object without a name', ({ apiVersion, kind }) => {
    expect(validate({ apiVersion, kind })).toContainEqual(expect.objectContaining({ field: 'metadata.name' }));
  });

  it('accepts objects of other kinds and versions, which it does not know', () => {
    expect(validate({ apiVersion: 'v1', kind: 'Deployment' })).toEqual([]);
    expect(validate({ apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler' })).toEqual([]);
    expect(validate({ apiVersion: 'v1', kind: 'constructor' })).toEqual([]);
  });
});
