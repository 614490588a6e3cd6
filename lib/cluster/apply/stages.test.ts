import fc from 'fast-check';
import { inStages, stageOf } from './stages';

const order = [
  'v1 Namespace',
  'apiextensions.k8s.io/v1 CustomResourceDefinition',
  'v1 ServiceAccount',
  'rbac.authorization.k8s.io/v1 RoleBinding',
  'v1 ConfigMap',
  'v1 Service',
  'apps/v1 Deployment',
  'autoscaling/v2 HorizontalPodAutoscaler',
  'cert-manager.io/v1 Certificate',
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration',
].map((text) => {
  const [apiVersion = '', kind = ''] = text.split(' ');
  return { apiVersion, kind };
});

test('objects are applied after what they need, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(order), (objects) => {
      const stages = inStages(objects);
      expect(stages.flat()).toEqual(order.filter((one) => objects.includes(one)));
      expect(stages.every((stage) => stage.length === 1)).toBe(true);
    }),
  );
});

test('a stage has its objects in the order of the manifests', () => {
  const objects = ['c', 'a', 'b'].map((name) => ({ apiVersion: 'v1', kind: 'Secret', name }));
  expect(inStages(objects)).toEqual([objects]);
});

test('a custom resource is not taken for the kind of Kubernetes that has its name', () => {
  expect(stageOf({ apiVersion: 'serving.knative.dev/v1', kind: 'Service' })).toBe(
    stageOf({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate' }),
  );
});
