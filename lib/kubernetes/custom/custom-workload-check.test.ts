import { check } from '../../values/check';
import { customWorkloadsCheck } from './custom-workload-check';
import { shippedWorkloads } from './shipped-workloads';

const fleet = { apiVersion: 'example.com/v1', kind: 'Fleet' };
const problem = (workloads: unknown) => {
  try {
    check('workloads', workloads, customWorkloadsCheck, '');
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^workloads: /, '');
  }
};

test('all kinds that are known pass the check of those that users add', () => {
  expect(problem(JSON.parse(JSON.stringify(shippedWorkloads)))).toBeUndefined();
});

test.each([
  [
    [{ ...fleet, templates: [{ path: 'spec..template' }] }],
    '[0].templates[0].path must be a field path, got "spec..template"; set one such as "spec.template", with [*] for each item of a list, and .* for each entry of a map',
  ],
  [[{ ...fleet, templates: [] }], '[0].templates must not be empty; set [{ path: "spec.template" }]'],
  [[fleet], '[0].templates is missing; set an array'],
  [
    [{ ...fleet, templates: [{ path: 'spec.template', like: 'Jub' }] }],
    '[0].templates[0].like must be one of "Deployment", "DaemonSet", "Job", "PodTemplate"; did you mean "Job"?',
  ],
  [
    [{ ...fleet, templates: [{ path: 'spec.template', replica: 'spec.replicas' }] }],
    'unknown property "[0].templates[0].replica"; did you mean "replicas"?',
  ],
  [
    [{ ...fleet, templates: [{ path: 'spec.template', replicas: 'spec.replicas' }] }],
    '[0].templates[0].replicas is only supported with like: "Deployment"; set that, or remove replicas',
  ],
  [
    [{ ...fleet, templates: [{ path: 'spec.template', like: 'Job', selector: 'spec.selector' }] }],
    '[0].templates[0].selector is only supported with like: "Deployment" or "DaemonSet"; set one of them, or remove selector',
  ],
  [
    [{ ...fleet, templates: [{ path: 'spec.a[*].template', like: 'Deployment', replicas: 'spec.b[*].replicas' }] }],
    '[0].templates[0].replicas must be next to path: "spec.b[*]" is not in "spec.a[*].template"; use the wildcards of path, or none',
  ],
  [
    [{ apiVersion: 'apps/v1', kind: 'Deployment', templates: [{ path: 'spec.template' }] }],
    "[0].kind must not be one of Kubernetes' own, got apps/v1 Deployment; remove it",
  ],
  [[{ ...fleet, apiVersion: 1, templates: [] }], '[0].apiVersion must be a string such as "example.com/v1", got 1'],
])('%j: says what is wrong, and what to set', (workloads, message) => {
  expect(problem(workloads)).toBe(message);
});
