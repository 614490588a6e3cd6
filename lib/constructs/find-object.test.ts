import { ApiObject, Chart, Lazy, Testing } from 'cdk8s';
import { GitOpsApp } from '../synth/gitops-app';
import { expose } from './expose';
import { findObject, tryFindObject } from './find-object';

const lazy = (produce: () => unknown) => Lazy.any({ produce });
const inApp = () => {
  const app = new GitOpsApp({ kubernetes: '1.35', outdir: Testing.app().outdir });
  return { app, chart: new Chart(app, 'chart') };
};
const configMap = (chart: Chart, id: string, metadata: object = {}) =>
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata });

describe('an object whose name is a Lazy', () => {
  test('is found and listed by the resolved name', () => {
    const { chart } = inApp();
    const settings = configMap(chart, 'a', { name: lazy(() => 'settings') });
    configMap(chart, 'unknown', {
      name: lazy(() => {
        throw new Error('not yet');
      }),
    });
    expect(findObject(chart, 'ConfigMap', 'settings')).toBe(settings);
    expect(tryFindObject(chart, 'ConfigMap', 'other')).toBeUndefined();
    expect(() => findObject(chart, 'ConfigMap', 'other')).toThrow(
      'findObject: no ConfigMap "other" under chart, only ConfigMap "settings", ConfigMap "chart/unknown"',
    );
  });

  test('is a duplicate of an object with the same name and namespace', () => {
    const { app, chart } = inApp();
    configMap(chart, 'a', { name: lazy(() => 'settings'), namespace: lazy(() => 'shop') });
    configMap(chart, 'b', { name: 'settings', namespace: 'shop' });
    expect(() => app.synth()).toThrow(
      'duplicate ConfigMap "settings" in namespace "shop": chart/a and chart/b; rename one of them',
    );
  });

  test('is exposed under the resolved name', () => {
    const { chart } = inApp();
    let name = 'early';
    const spec = { containers: [{ name: 'app', image: 'app:1', ports: [{ containerPort: 80 }] }] };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: lazy(() => name), labels: { app: 'web' } }, spec };
    expose(new ApiObject(chart, 'web', pod));
    name = 'late';
    const [, service] = Testing.synth(chart);
    expect(service.metadata).toEqual({ name: 'late', labels: { 'app.kubernetes.io/name': 'late' } });
  });
});
