import fc from 'fast-check';
import { expectLinear } from '../../../../test-helpers/linear-time';
import type { Container } from '../../../kubernetes/generated/types';
import { kubernetesVersions } from '../../../kubernetes/version';
import { findings, judge, spell, web } from '../../testdata/container-findings';

describe('containers', () => {
  it('rejects a Pod without containers', () => {
    expect(judge({}).map(spell)).toEqual(['Required spec.containers']);
  });

  it('requires a name and an image', () => {
    expect(judge({ containers: [null] }).map(spell)).toEqual(['Required name', 'Required image']);
    expect(findings({ name: 'a'.repeat(63) })).toEqual([]);
    expect(findings({ name: 'a'.repeat(64) })).toEqual(['Invalid name']);
  });

  it('suggests the nearest valid name for an invalid one', () => {
    expect(judge({ containers: [{ ...web, name: 'Web_App' }] })).toMatchObject([
      { code: 'api/container-name', fix: 'rename it to "web-app"' },
    ]);
  });

  it('rejects duplicate names, also of containers without a name', () => {
    const initContainers = [{ ...web }, { image: 'a' }, { image: 'a' }];
    expect(judge({ containers: [web, web], initContainers }).map(spell)).toEqual([
      'Duplicate spec.containers[1].name',
      'Duplicate spec.initContainers[0].name',
      'Required spec.initContainers[1].name',
      'Required spec.initContainers[2].name',
    ]);
    expect(judge({ containers: [{ image: 'a' }, { image: 'a' }] }).map(spell)).toContain(
      'Duplicate spec.containers[1].name',
    );
  });

  it('rejects values that are not in an enum', () => {
    expect(findings({ imagePullPolicy: 'always', terminationMessagePolicy: 'Log' })).toEqual([
      'NotSupported terminationMessagePolicy',
      'NotSupported imagePullPolicy',
    ]);
  });
});

describe('the rules of containers', () => {
  const text = fc.oneof(fc.constantFrom('', '__proto__', 'constructor', 'a'.repeat(10_000), '\ud800'), fc.string());
  const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const container = fc.record(
    {
      name: text,
      image: text,
      ports: fc.array(fc.record({ name: text, containerPort: leaf, hostPort: leaf }, { requiredKeys: [] })),
      env: fc.array(fc.record({ name: text, value: leaf, valueFrom: fc.object() }, { requiredKeys: [] })),
      resources: fc.record({ limits: fc.dictionary(text, leaf), requests: fc.dictionary(text, leaf) }),
      volumeMounts: fc.array(fc.record({ name: text, mountPath: text, subPath: text }, { requiredKeys: [] })),
      livenessProbe: fc.object(),
      securityContext: fc.object(),
    } satisfies { readonly [Name in keyof Container]?: unknown },
    { requiredKeys: [] },
  );

  it('never throw, whatever a Pod has', () => {
    fc.assert(
      fc.property(fc.array(container), fc.constantFrom(...kubernetesVersions), (containers, kubernetes) => {
        expect(() => judge({ containers, initContainers: containers }, { kubernetes })).not.toThrow();
      }),
    );
  });

  it('take linear time', () => {
    const withMany = (size: number) => {
      const many = (make: (at: number) => object) => Array.from({ length: size }, (_, at) => make(at));
      return {
        ...web,
        ports: many((at) => ({ containerPort: 80, hostPort: (at % 60_000) + 1, name: `p${at}` })),
        env: many((at) => ({ name: `A${at}`, valueFrom: { fileKeyRef: { key: 'a', volumeName: 'a', path: 'a' } } })),
        volumeMounts: many((at) => ({ name: `v${at}`, mountPath: `/${at}` })),
        volumeDevices: many((at) => ({ name: `d${at}`, devicePath: `/dev/${at}` })),
      };
    };
    const judging = (container: object) => () => {
      judge({ containers: [container] });
    };
    expectLinear((size) => judging(withMany(size)), 2500);
  });
});
