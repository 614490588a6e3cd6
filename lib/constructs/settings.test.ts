import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { provideSettings, settingsOf } from './app-settings';
import { verifyApp } from './verify-app';
import { Workload } from './workload';

const before = process.cwd();
const read = (yaml: string, own = {}) => {
  const directory = mkdtempSync(join(tmpdir(), 'settings-'));
  writeFileSync(join(directory, 'cdk8s.yaml'), yaml);
  process.chdir(directory);
  return settingsOf(new App(), own);
};
afterEach(() => process.chdir(before));

/** The findings of what is written under `pods:`. */
const wrong = (pods: object | string) =>
  read(`language: typescript\npods: ${JSON.stringify(pods)}\n`).findings.map(
    ({ message, fix }) => `${message}; ${fix}`,
  );

describe('pods in cdk8s.yaml', () => {
  test('sets each setting as it is written', () => {
    const settings = {
      kubernetes: '1.33',
      featureGates: { SidecarContainers: false },
      images: { registry: 'r.example', pullSecrets: ['pull'], replace: { nginx: 'n@sha256:1' } },
      hardening: 'privileged',
      podSecurity: 'baseline',
      workloads: [{ apiVersion: 'example.com/v1', kind: 'Fleet', templates: [{ path: 'spec.template' }] }],
    };
    const { workloads, ...others } = settings;
    const expected = { ...others, addedWorkloads: workloads, findings: [] };
    expect(read(`pods: ${JSON.stringify(settings)}`)).toMatchObject(expected);
    expect(read(`"pods": ${JSON.stringify(settings)}`)).toMatchObject(expected);
  });

  test('can be absent: the defaults hold', () => {
    expect(read('language: typescript\npods:\n')).toMatchObject({ kubernetes: '1.35', pinned: false, findings: [] });
    expect(read('language: typescript\n')).toMatchObject({ hardening: 'restricted', findings: [] });
    expect(read('language: typescript\n')).not.toHaveProperty('podSecurity');
  });

  test('enforces no level with podSecurity: false', () => {
    expect(read('pods: { podSecurity: false }')).toMatchObject({ podSecurity: false, findings: [] });
  });

  test('is overridden by an app and by a workload, and images of a workload field by field', () => {
    const app = new App();
    provideSettings(app, { kubernetes: '1.34', images: { registry: 'app.example', pullSecrets: ['pull'] } });
    expect(settingsOf(app, { images: { registry: 'own.example' } })).toMatchObject({
      kubernetes: '1.34',
      images: { registry: 'own.example', pullSecrets: ['pull'] },
    });
  });

  test.each([
    [{ podsecurity: 'baseline' }, 'unknown setting "podsecurity"; did you mean "podSecurity"?'],
    [
      { version: '1.35' },
      'unknown setting "version"; set one of kubernetes, featureGates, images, hardening, podSecurity, workloads, verify',
    ],
    ['1.35', 'must be an object, got "1.35"; set pods: { kubernetes: "1.35" }'],
    [
      { featureGates: { SidecarContainers: 'false' } },
      'setting "featureGates.SidecarContainers": must be true or false, got "false"; set true or false, without quotes',
    ],
    [{ featureGates: ['SidecarContainers'] }, 'setting "featureGates": must be an object, got an array; set an object'],
    [
      { images: { pullSecrets: 'pull' } },
      'setting "images.pullSecrets": must be an array of names, got "pull"; set the names of Secrets, as ["mirror"]',
    ],
    [
      { images: { registry: 5 } },
      'setting "images.registry": must be a host with an optional path, got 5; set a string such as "registry.example/mirror"',
    ],
    [{ images: { registry: 'https://mirror.example/' } }, /got "https:\/\/mirror\.example\/"; set "mirror\.example"$/],
    [
      { images: { pullSecrets: [''] } },
      'setting "images.pullSecrets": must be an array of names, got an array; set the names of Secrets, as ["mirror"]',
    ],
    [{ images: { replace: { nginx: '' } } }, /must be an image reference, got ""; set a value such as "registry\./],
    [{ kubernetes: 1.35 }, /^setting "kubernetes": .* got number 1\.35; quote it: "1\.35"; undefined$/],
    [{ images: { mirror: 'r' } }, /^unknown setting "images.mirror"/],
    [
      { images: { replace: { ngnix: 'n:1' } } },
      'unknown setting "images.replace.ngnix"; did you mean "images.replace.nginx"?',
    ],
    [
      { images: { replace: { nginx: 5 } } },
      'setting "images.replace.nginx": must be an image reference, got 5; set a string such as "registry.example/nginx:1.29"',
    ],
    [
      { hardening: 'strict' },
      'setting "hardening": must be "restricted", "baseline" or "privileged", got "strict"; set one of them',
    ],
    [
      { hardening: 'Restricted' },
      'setting "hardening": must be "restricted", "baseline" or "privileged", got "Restricted"; set "restricted"',
    ],
    [
      { hardening: false },
      'setting "hardening": must be "restricted", "baseline" or "privileged", got false; set "privileged"',
    ],
    [{ workloads: {} }, 'setting "workloads": must be an array, got an object; put it into brackets: [ … ]'],
    [
      { workloads: [{ apiVersion: 'example.com/v1', kind: 'Fleet', templates: [{ path: 'spec', as: 'Job' }] }] },
      'setting "workloads[0].templates[0].as": unknown property; set one of addedVolumes, filledIn, like, ownFields, path, replicas, selector, volumeClaimTemplates',
    ],
    [
      { workloads: [{ apiVersion: 'example.com/v1', kind: 'Fleet', templates: [{ path: '.spec' }] }] },
      /^setting "workloads\[0\]\.templates\[0\]\.path": must be a field path, got "\.spec"; set one such as "spec\.template"/,
    ],
    [
      { podSecurity: 'strict' },
      'setting "podSecurity": must be "restricted", "baseline" or false, got "strict"; set one of them',
    ],
    [
      { podSecurity: 'privileged' },
      'setting "podSecurity": must be "restricted", "baseline" or false, got "privileged"; set false to enforce nothing, or hardening: "privileged" to fill in less',
    ],
    [
      { podSecurity: null },
      'setting "podSecurity": must be "restricted", "baseline" or false, got null; set one of them',
    ],
    [{ kubernetes: 1.3 }, /^setting "kubernetes": .*quote it/],
  ])('reports a setting that is not valid: %j', (pods, message) => {
    const place = 'cdk8s.yaml, pods: ';
    const findings = wrong(pods);
    expect(findings.every((finding) => finding.startsWith(place))).toBe(true);
    expect(findings.map((finding) => finding.slice(place.length))).toEqual([
      message instanceof RegExp ? expect.stringMatching(message) : message,
    ]);
  });

  test('reports a file that is not valid YAML', () => {
    expect(read('pods: [\n').findings.map((finding) => finding.message)).toEqual([
      expect.stringMatching(/^cdk8s\.yaml is not valid YAML: .*line 2, column 1$/),
    ]);
  });
});

describe('a finding about a setting that is not valid', () => {
  afterEach(() => delete process.env.CDK8S_PODS_KUBERNETES);
  const messages = (yaml: string, own = {}) => read(yaml, own).findings.map(({ message }) => message);

  test('names cdk8s.yaml only where the setting in force is set there', () => {
    const yaml = 'pods: { kubernetes: "1.99", hardening: strict }';
    expect(messages(yaml, { hardening: 'none' })).toEqual([
      expect.stringMatching(/^cdk8s\.yaml, pods: setting "kubernetes": /),
      expect.stringMatching(/^setting "hardening": .* got "none"$/),
    ]);
  });

  test('names the environment variable that overrides the release', () => {
    process.env.CDK8S_PODS_KUBERNETES = 'abc';
    expect(messages('pods: { kubernetes: "1.35" }', { kubernetes: '1.34' })).toEqual([
      expect.stringMatching(
        /^environment variable CDK8S_PODS_KUBERNETES: setting "kubernetes": .*unknown release "abc"; set one of/,
      ),
    ]);
  });
});

describe('a cdk8s.yaml that is not valid', () => {
  const wrongFile = (build: (app: App) => void) => () => {
    read('pods: { kubernets: "1.35" }');
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'settings-')) });
    build(app);
    app.synth();
  };
  const message =
    'Validation failed with the following errors:\n  [] cdk8s.yaml, pods: unknown setting "kubernets"; did you mean "kubernetes"? [app/settings]';

  test('is one error of the app, however many workloads it has', () => {
    const build = (app: App) => {
      const chart = new Chart(app, 'chart');
      for (const id of ['a', 'b', 'c']) new Workload(chart, id, { app: { image: 'registry.example/a:1' } });
      new Workload(chart, 'd', { kubernetes: '1.33', app: { image: 'registry.example/a:1' } });
    };
    expect(wrongFile(build)).toThrow(new Error(message));
  });

  test('is an error of an app whose objects are all of other libraries', () => {
    const build = (app: App) => {
      verifyApp(app);
      new ApiObject(new Chart(app, 'chart'), 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    };
    expect(wrongFile(build)).toThrow(new Error(message));
  });

  test('does not hide an error in the settings of one workload', () => {
    const build = (app: App) => {
      const kubernetes = '1.99' as '1.35';
      new Workload(new Chart(app, 'chart'), 'a', { kubernetes, app: { image: 'registry.example/a:1' } });
    };
    expect(wrongFile(build)).toThrow(
      /^Validation failed.*\n {2}\[\] cdk8s\.yaml, pods: unknown setting "kubernets".*\n {2}\[chart\/a\] setting "kubernetes"/,
    );
  });
});
