import { verify } from './verify';
import { withoutRepeats } from './without-repeats';

const resources = { limits: { memory: '-1', cpu: '1.5' } };
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'web', image: 'a:1', resources }] },
};

test('drops a finding with the same field and message', () => {
  const findings = verify(pod, { kubernetes: '1.35', practices: false });
  expect(findings.map(({ serverField }) => serverField)).toEqual([
    undefined,
    'spec.containers[0].resources.requests[memory]',
  ]);
  expect(withoutRepeats(findings)).toEqual(findings.slice(0, 1));
});

test('keeps findings with another field or message, in order', () => {
  const finding = { code: 'custom/a', severity: 'error', field: 'x', message: 'm' } as const;
  const findings = [finding, { ...finding, field: 'y' }, { ...finding, message: 'n' }];
  expect(withoutRepeats([...findings, { ...finding, code: 'custom/b' }, ...findings])).toEqual(findings);
});

test('drops what a wrong name of a Job makes wrong in its labels', () => {
  const spec = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } } };
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: '${NAME}' }, spec };
  const findings = verify(job, { kubernetes: '1.35' });
  expect(findings.length).toBeGreaterThan(1);
  expect(withoutRepeats(findings).map(({ field }) => field)).toEqual(['metadata.name']);
});

test('drops that Pods have no labels of a selector which is missing', () => {
  const template = { metadata: { labels: { app: 'web' } }, spec: pod.spec };
  const findingsFor = (selector: object) => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { template, ...selector },
    };
    return withoutRepeats(verify(deployment, { kubernetes: '1.35', practices: false }))
      .filter(({ code }) => code === 'api/workload-selector')
      .map(({ field }) => field);
  };
  expect(findingsFor({})).toEqual(['spec.selector']);
  expect(findingsFor({ selector: { matchLabels: { app: 'other' } } })).toEqual(['spec.template.metadata.labels']);
});
