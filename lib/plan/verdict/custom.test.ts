import { changed } from '../testdata/objects';
import { container, planned } from './testdata/planned';

describe('a kind that is not known', () => {
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { size: 1 } };

  test('is compared as data, and its effect is not known', () => {
    expect(planned(widget, changed(widget, 'spec.size', 2))).toMatchObject({
      verdict: 'patch',
      isKnown: false,
      changes: [{ field: 'spec.size', before: 1, after: 2 }],
    });
    expect(planned([], widget)).toMatchObject({ verdict: 'create', isKnown: false });
    expect(planned(widget, [])).toMatchObject({ verdict: 'delete', isKnown: false });
    expect(planned(widget, { ...widget })).toMatchObject({ verdict: 'unchanged' });
  });

  test('restarts no Pods where it is one of the API server itself', () => {
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a' }, rules: [] };
    const now = { ...role, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] };
    expect(planned(role, now)).toMatchObject({ verdict: 'patch', summary: 'no Pod restarts', isKnown: false });
    expect(planned(widget, changed(widget, 'spec.size', 2))?.summary).toMatch(/^effect not known/);
  });

  test('has verdicts of its controller where its templates are known', () => {
    const rollout = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'a' },
      spec: { replicas: 2, template: { spec: { containers: [{ name: 'a', image: 'registry.example/a:1' }] } } },
    };
    expect(planned(rollout, changed(rollout, `${container}.image`, 'registry.example/a:2'))).toMatchObject({
      verdict: 'roll',
      restarts: true,
      summary: 'its controller replaces its Pods, in its own way',
    });
    expect(planned(rollout, changed(rollout, 'spec.replicas', 3))).toMatchObject({ verdict: 'scale', restarts: false });
    expect(planned(rollout, changed(rollout, 'spec.strategy', { canary: {} }))).toMatchObject({
      verdict: 'patch',
      isKnown: false,
    });
  });
});
