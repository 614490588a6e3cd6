import { verify } from '../verify';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { containers: [{ name: 'a', image: 'a' }] },
};

function said(status: unknown, kubernetes: '1.32' | '1.37' = '1.37'): readonly (readonly [string, string])[] {
  return verify({ ...pod, status }, { kubernetes, practices: false }).map(({ code, field }) => [code, field]);
}

test('decodes a status although servers clear it', () => {
  expect(said({ phase: 'Running', podIPs: [{ ip: '192.0.2.1' }] })).toEqual([]);
  expect(said({ phase: 1, foo: {} })).toEqual([
    ['shape/wrong-type', 'status.phase'],
    ['shape/unknown-field', 'status.foo'],
  ]);
  expect(said('Running')).toEqual([['shape/wrong-type', 'status']]);
  expect(said(null)).toEqual([]);
});

test('accepts status fields of later releases', () => {
  expect(said({ observedGeneration: 1 })).toEqual([]);
  expect(said({ observedGeneration: 1 }, '1.32')).toEqual([['shape/unavailable-field', 'status.observedGeneration']]);
});

test('decodes the status of a claim template', () => {
  const template = { metadata: { labels: { a: 'b' } }, spec: pod.spec };
  const claim = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1' } } },
  };
  const object = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'a' },
    spec: {
      selector: { matchLabels: { a: 'b' } },
      template,
      volumeClaimTemplates: [{ ...claim, status: { phases: '' } }],
    },
  };
  const findings = verify(object, { kubernetes: '1.35', practices: false });
  expect(findings.map(({ code, field }) => [code, field])).toEqual([
    ['shape/unknown-field', 'spec.volumeClaimTemplates[0].status.phases'],
  ]);
});

test('accepts null in a map of times', () => {
  const status = { disruptedPods: { a: null, b: '2026-11-23T10:00:00Z', c: 'now' } };
  const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'a' }, status };
  const findings = verify(budget, { kubernetes: '1.35', practices: false });
  expect(findings.map(({ code, field }) => [code, field])).toEqual([['shape/wrong-type', 'status.disruptedPods[c]']]);
});
