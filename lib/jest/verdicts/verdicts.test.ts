import '..';
import { type App, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { acknowledge, GitOpsApp, Workload } from '../..';
import { messageOf } from '../testdata/message-of';
import { shop } from '../testdata/shop';

const pod = (spec: object, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', ...metadata },
  spec,
});
const containers = [{ name: 'web', image: 'registry.example/web:1' }];

describe('toBeAcceptedBy', () => {
  test('accepts what the server of a release does', () => {
    expect(shop()).toBeAcceptedBy('1.35');
    expect(pod({ containers, hostnameOverride: 'a' })).toBeAcceptedBy('1.35');
    expect(pod({ containers, hostnameOverride: 'a' })).not.toBeAcceptedBy('1.33');
  });

  test('prints each error in a line, with the object, the field and the rule', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: web, imagePulPolicy: Always}]\n';
    const message = messageOf(() => expect(text).toBeAcceptedBy('1.33'));
    expect(message).toMatch(/^not accepted by Kubernetes 1\.33 \(2 findings in 1 object\):$/m);
    expect(message).toMatch(
      /^ {2}error: Pod web: spec\.containers\[0\]\.imagePulPolicy: .*"imagePullPolicy"\? \[shape\/unknown-field\]$/m,
    );
    expect(message).toContain('[api/image]');
  });

  test('a key that is set twice in YAML text is an error', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, name: b}\n';
    expect(messageOf(() => expect(text).toBeAcceptedBy('1.33'))).toContain('[shape/duplicate-key]');
  });

  test('errors of composition count, with the construct', () => {
    const chart = new Chart(Testing.app(), 'shop');
    new Workload(chart, 'web', { kubernetes: '1.35', app: { image: 'a:1', livenessProbe: {} as never } });
    const message = messageOf(() => expect(chart).toBeAcceptedBy('1.35'));
    expect(message).toContain('error: Pod web (construct shop/web): spec.containers[0].livenessProbe');
  });

  test('objects of other libraries count, and two objects of one name', () => {
    const chart = new Chart(Testing.app(), 'shop');
    new plus.ConfigMap(chart, 'a', { metadata: { name: 'a' } });
    expect(chart).toBeAcceptedBy('1.35');
    new plus.ConfigMap(chart, 'b', { metadata: { name: 'a' } });
    expect(messageOf(() => expect(chart).toBeAcceptedBy('1.35'))).toContain('[app/duplicate-object]');
  });

  test('negated, says for how many objects it holds', () => {
    expect(messageOf(() => expect(pod({ containers })).not.toBeAcceptedBy('1.35'))).toContain(
      'Kubernetes 1.35 accepts 1 object',
    );
  });

  test('an unknown release is an error', () => {
    expect(messageOf(() => expect(shop()).toBeAcceptedBy('1.3' as never))).toContain('unknown release "1.3"');
  });

  test('does not change what the app synthesizes', () => {
    const chart = shop();
    const before = Testing.synth(chart);
    expect(chart).toBeAcceptedBy('1.37');
    expect(Testing.synth(chart)).toEqual(before);
  });
});

describe('toPassPodSecurity', () => {
  test('checks a level, whatever the Namespace enforces', () => {
    expect(shop()).toPassPodSecurity('restricted');
    expect(pod({ containers })).toPassPodSecurity('baseline');
    expect(pod({ containers })).not.toPassPodSecurity('restricted');
  });

  test('prints violations', () => {
    const message = messageOf(() => expect(pod({ containers, hostNetwork: true })).toPassPodSecurity('baseline'));
    expect(message).toContain(
      'violates Pod Security "baseline" (1 finding in 1 object):\n  error: Pod web: spec.hostNetwork',
    );
  });

  test('an unknown level is an error, with its name', () => {
    expect(messageOf(() => expect(shop()).toPassPodSecurity('strict' as never))).toBe(
      'toPassPodSecurity: level must be one of "restricted", "baseline", got "strict"; set one of them',
    );
  });
});

describe('toPassPodSecurity fails where nothing is checked', () => {
  const template = { spec: { containers: [{ ...containers[0], securityContext: { privileged: true } }] } };
  const workload = (apiVersion: string, kind: string) => ({
    apiVersion,
    kind,
    metadata: { name: 'web' },
    spec: { template },
  });
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };

  test.each([
    ['a custom resource', workload('example.com/v1', 'Fleet'), 'Fleet web (example.com/v1)'],
    ['a version that no release has', workload('apps/v1beta1', 'Deployment'), 'Deployment web (apps/v1beta1)'],
    ['objects without Pods', configMap, 'received value has no Pods to check; it has:\n  ConfigMap a'],
  ])('%s, negated, too', (_, object, message) => {
    expect(messageOf(() => expect(object).toPassPodSecurity('baseline'))).toContain(message);
    expect(messageOf(() => expect(object).not.toPassPodSecurity('baseline'))).toContain(message);
  });

  test('but not for a custom resource whose pod template is known', () => {
    const rollout = workload('argoproj.io/v1alpha1', 'Rollout');
    expect(messageOf(() => expect(rollout).toPassPodSecurity('baseline'))).toContain(
      'spec.template.spec.containers[0].securityContext.privileged',
    );
    expect(rollout).toHaveContainer('web');
  });

  test('a field that a server cannot decode', () => {
    const object = pod({ containers: [{ ...containers[0], securityContext: { privileged: 'true' } }] });
    expect(messageOf(() => expect(object).toPassPodSecurity('baseline'))).toContain(
      'securityContext.privileged: must be a boolean',
    );
    expect([configMap, pod({ containers })]).toPassPodSecurity('baseline');
  });
});

describe('toFollowPractices', () => {
  const env = [{ name: 'DB_PASSWORD', value: 'hunter2!' }];
  const chartWith = (app: App) => {
    const chart = new Chart(app, 'shop');
    new Workload(chart, 'web', { kubernetes: '1.35', app: { image: 'registry.example/web:latest', env } });
    return chart;
  };

  test('prints warnings; those that the app acknowledges do not count', () => {
    const chart = chartWith(Testing.app());
    expect(messageOf(() => expect(chart).toFollowPractices())).toContain('warning: Pod web (construct shop/web): ');
    acknowledge(chart, 'practice/env-secret', 'a test');
    expect(chart).toFollowPractices();
  });

  test('an acknowledgement that matches no finding counts', () => {
    const chart = shop();
    acknowledge(chart, 'practice/env-secret', 'a test');
    expect(messageOf(() => expect(chart).toFollowPractices())).toContain('[practice/acknowledgement]');
  });

  test('checks practices that are off by default on request, and where the app does', () => {
    const check = (verify: { practices?: 'all'; enable?: string[] } | true) =>
      chartWith(new GitOpsApp({ verify, podsJson: false, kubernetes: '1.35' }));
    expect(messageOf(() => expect(check(true)).toFollowPractices())).not.toContain('[practice/latest-tag]');
    expect(messageOf(() => expect(check(true)).toFollowPractices('all'))).toContain('[practice/latest-tag]');
    expect(messageOf(() => expect(check({ practices: 'all' })).toFollowPractices())).toContain('[practice/latest-tag]');
    const some = { enable: ['practice/latest-*'] };
    expect(messageOf(() => expect(check(true)).toFollowPractices(some))).toContain('[practice/latest-tag]');
    expect(messageOf(() => expect(check(true)).toFollowPractices(some))).not.toContain('[practice/missing-requests]');
    expect(messageOf(() => expect(check(some)).toFollowPractices())).toContain('[practice/latest-tag]');
  });

  test('sees the whole app of a construct, and reports what is in the construct', () => {
    const app = Testing.app();
    const web = chartWith(app);
    new plus.k8s.KubeService(new Chart(app, 'other'), 'service', {
      metadata: { name: 'web' },
      spec: { selector: { app: 'nothing' }, ports: [{ port: 80 }] },
    });
    expect(messageOf(() => expect(app).toFollowPractices())).toContain('Service web');
    expect(messageOf(() => expect(web).toFollowPractices())).not.toContain('Service web');
  });
});

test('nothing to verify is an error', () => {
  expect(messageOf(() => expect([]).not.toBeAcceptedBy('1.35'))).toContain('received value has no manifests');
});
