import { verify } from '../verify/verify';
import { definitionOf } from './fields';
import { unknownFieldFix } from './unknown-field';

test.each([
  ['ResourceRequirements', 'cpu', 'move it to requests or limits'],
  ['ResourceRequirements', 'nvidia.com/gpu', 'move it to requests or limits'],
  ['ResourceRequirements', 'request', 'did you mean "requests"?'],
  ['EnvVar', 'A', 'use { name: "A", value: … }'],
  ['EnvVar', 'nmae', 'did you mean "name"?'],
  ['CronJobSpec', 'backoffLimit', 'move it to jobTemplate.spec'],
  ['CronJobSpec', 'containers', 'move it to jobTemplate.spec.template.spec'],
  ['Container', 'volumes', 'move it to the Pod spec'],
  ['Container', 'readynessProbe', 'did you mean "readinessProbe"?'],
  ['PodSpec', 'env', 'move it to a container'],
  ['Deployment', 'replicas', 'move it to spec'],
  ['DeploymentSpec', 'containers', 'move it to template.spec'],
  ['Probe', 'path', 'move it to httpGet'],
  ['SecurityContext', 'fsGroup', "move it to the Pod's securityContext"],
  ['PodSecurityContext', 'capabilities', "move it to a container's securityContext"],
  ['ServiceSpec', 'targetPort', 'move it to an entry of ports'],
  ['ServiceSpec', 'unheardOf', 'remove it'],
  ['ObjectMeta', 'constructor', 'remove it'],
])('fixes an unknown field of %s, %s: %s', (owner, name, fix) => {
  expect(unknownFieldFix(name, definitionOf(owner))).toBe(fix);
});

test('names the type as Kubernetes does, also in an older version', () => {
  const autoscaler = { kind: 'HorizontalPodAutoscaler', metadata: { name: 'web' }, spec: { foo: 1 } };
  for (const apiVersion of ['autoscaling/v1', 'autoscaling/v2'])
    expect(verify({ apiVersion, ...autoscaler }, { kubernetes: '1.35' })).toContainEqual(
      expect.objectContaining({ message: 'unknown field "foo" in HorizontalPodAutoscalerSpec' }),
    );
});

test('is the fix of the finding', () => {
  const container = { name: 'web', image: 'registry.example/web:1', resources: { cpu: '100m' } };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [container] } };
  const findings = verify(pod, { kubernetes: '1.35' }).filter(({ severity }) => severity === 'error');
  expect(findings).toMatchObject([{ code: 'shape/unknown-field', fix: 'move it to requests or limits' }]);
});
