import { workingFolder } from '../../../test-helpers/temporary-folder';
import { found } from '../../../test-helpers/verify-files';

workingFolder();

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\n';
const same = 'practice/same-identity';

describe('two objects of one identity', () => {
  const kustomization = (...resources: readonly string[]) => `resources: [${resources.join(', ')}]\n`;

  test('in two files are not reported', () => {
    expect(found({ 'prod/a.yaml': settings, 'staging/a.yaml': settings })).toEqual([]);
  });

  test('are reported in one file', () => {
    expect(found({ 'a.yaml': `${settings}---\n${settings}`, 'b.yaml': settings })).toEqual([`a.yaml:7 ${same}`]);
    expect(found({ 'a.yaml': settings, 'b.yaml': `${settings}---\n${settings}` })).toEqual([`b.yaml:7 ${same}`]);
  });

  test('are reported in the resources of one kustomization', () => {
    const files = { 'a.yaml': settings, 'b.yaml': settings, 'kustomization.yaml': kustomization('a.yaml', './b.yaml') };
    expect(found(files)).toEqual([`b.yaml:3 ${same}`]);
  });

  test('are found where kustomizations build on one another, and not between overlays of one base', () => {
    const files = {
      'base/a.yaml': settings,
      'base/kustomization.yaml': kustomization('a.yaml'),
      'prod/b.yaml': settings.replace('shop', 'prod'),
      'prod/kustomization.yaml': kustomization('../base', 'b.yaml'),
      'staging/b.yaml': settings.replace('shop', 'prod'),
      'staging/kustomization.yaml': kustomization('../base/', 'b.yaml'),
    };
    expect(found(files)).toEqual([]);
    expect(found({ 'prod/b.yaml': settings })).toEqual([`prod/b.yaml:3 ${same}`]);
  });

  test('are two where a kustomization renames those of another', () => {
    const files = {
      'a/a.yaml': settings,
      'a/kustomization.yaml': `namePrefix: a-\n${kustomization('a.yaml')}`,
      'b/a.yaml': settings,
      'b/kustomization.yaml': `namespace: b\n${kustomization('a.yaml')}`,
      'kustomization.yaml': kustomization('a', 'b'),
    };
    expect(found(files)).toEqual([]);
    expect(
      found({ 'a/b.yaml': settings, 'a/kustomization.yaml': `namePrefix: a-\n${kustomization('a.yaml', 'b.yaml')}` }),
    ).toEqual([`a/b.yaml:3 ${same}`]);
  });

  test('are found where kustomizations build on each other in a circle only in one file', () => {
    const files = {
      'a/a.yaml': settings,
      'a/kustomization.yaml': kustomization('a.yaml', '../b'),
      'b/a.yaml': settings,
      'b/kustomization.yaml': kustomization('a.yaml', '../a'),
    };
    expect(found(files)).toEqual([]);
  });

  test('are reported in the output of a synth', () => {
    const files = { 'cdk8s.yaml': 'output: out\n', 'out/a.yaml': settings, 'out/b.yaml': settings };
    expect(found(files, 'out')).toEqual([`out/b.yaml:3 ${same}`]);
  });

  test('are reported in the folder of a pods.json', () => {
    const podsJson = (name: string) => JSON.stringify({ folder: `../../apps/${name}`, objects: {} });
    const files = {
      'build/prod/pods.json': podsJson('prod'),
      'build/staging/pods.json': podsJson('staging'),
      'apps/prod/a.yaml': settings,
      'apps/prod/b.yaml': settings,
      'apps/staging/a.yaml': settings,
    };
    expect(found(files, 'apps')).toEqual([`apps/prod/b.yaml:3 ${same}`]);
  });
});

describe('objects of several files', () => {
  const template =
    '{metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1", ports: [{containerPort: 80}]}]}}';
  const workload = (kind: string, name = 'a') =>
    `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: {selector: {matchLabels: {app: a}}, template: ${template}}\n`;
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {app: a}, ports: [{port: 80, targetPort: web}]}\n';

  test('are compared in a folder, with the folders in it', () => {
    expect(found({ 'a/service.yaml': service, 'a/pods/web.yaml': workload('Deployment') })).toEqual([
      'a/service.yaml:4 practice/service-port',
    ]);
  });

  test('are not compared in a folder of alternatives', () => {
    const files = { 'a.yaml': service, 'b.yaml': workload('Deployment'), 'c.yaml': workload('DaemonSet', 'b') };
    expect(found(files)).toEqual([
      'a.yaml:4 practice/service-port',
      'b.yaml:4 practice/selector-overlap',
      'c.yaml:4 practice/selector-overlap',
    ]);
    expect(found({ 'other.yaml': workload('StatefulSet') })).toEqual([]);
  });
});
