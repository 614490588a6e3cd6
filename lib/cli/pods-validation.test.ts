import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Validation, ValidationViolation } from 'cdk8s-cli/plugins';
import { PodsValidation } from './pods-validation';

const folder = mkdtempSync(join(tmpdir(), 'validation-'));
afterAll(() => rmSync(folder, { recursive: true }));

const object = (kind: string, spec: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: web\nspec:\n  ${spec}\n`;
const container = 'containers: [{name: web, image: "nginx:1.29"}]';

async function validate(properties: ConstructorParameters<typeof PodsValidation>[0], ...texts: readonly string[]) {
  const file = join(folder, 'shop.k8s.yaml');
  writeFileSync(file, texts.join('---\n'));
  const violations: unknown[] = [];
  let submitted: unknown;
  await new PodsValidation(properties).validate({
    manifests: [file],
    report: {
      addViolation: (violation) => violations.push(violation),
      submit: (status, metadata) => {
        submitted = { status, ...metadata };
      },
    },
  });
  return { violations, submitted, file };
}

test('has the interface of a validation of cdk8s-cli, and reports its violations', () => {
  const validation: Pick<Validation, 'validate'> = new PodsValidation();
  type Given = Parameters<Parameters<PodsValidation['validate']>[0]['report']['addViolation']>[0];
  const asTheirs = (given: Given): Omit<ValidationViolation, 'violatingResources'> => given;
  expect([typeof validation.validate, typeof asTheirs]).toEqual(['function', 'function']);
});

test('submits a success without findings', async () => {
  const { violations, submitted } = await validate({ kubernetes: '1.33', practices: false }, object('Pod', container));
  expect(violations).toEqual([]);
  expect(submitted).toEqual({ status: 'success', Kubernetes: '1.33', Objects: '1' });
});

test('lists the unchecked kinds', async () => {
  const { submitted } = await validate({ practices: false }, object('Pod', container), object('Node', 'podCIDR: x'));
  expect(submitted).toMatchObject({ status: 'success', Objects: '1 of 2 verified', 'Not checked': '1 of v1 Node' });
});

test('reports findings with their positions', async () => {
  const { violations, submitted, file } = await validate({ practices: false }, object('Pod', 'containers: []'));
  expect(submitted).toMatchObject({ status: 'failure' });
  expect(violations).toEqual([
    {
      ruleName: 'api/containers',
      recommendation: 'missing',
      fix: 'add at least one container',
      violatingResources: [{ resourceName: 'web', manifestPath: file, locations: ['spec.containers (line 6)'] }],
    },
  ]);
});

test('advises to quote a string with its spelling in the file', async () => {
  const labels = object('Pod', container).replace('name: web', 'name: web\n  labels: {version: 1.10, build: 0755}');
  const { violations } = await validate({ practices: false }, labels);
  expect(violations).toMatchObject([{ fix: 'quote it: "1.10"' }, { fix: 'quote it: "0755"' }]);
});

test('reports warnings without failing', async () => {
  const ports = 'containers: [{name: web, image: "nginx:1.29", ports: [{containerPort: 80, hostIP: 127.0.0.1}]}]';
  const { violations, submitted } = await validate({ practices: false }, object('Pod', ports));
  expect(submitted).toMatchObject({ status: 'success' });
  expect(violations).toMatchObject([{ recommendation: expect.stringMatching(/^\(a warning\) /) }]);
});

test('reports one finding of several objects once, and distinguishes objects of one name', async () => {
  const broken = object('Pod', 'containers: []');
  const service = object('Service', 'ports: [{port: 80}]');
  const { violations } = await validate({ practices: false }, broken, broken, service);
  const names = (violations as { violatingResources: { resourceName: string }[] }[]).map(({ violatingResources }) =>
    violatingResources.map(({ resourceName }) => resourceName),
  );
  expect(names).toContainEqual(['Pod/web', 'Pod/web']);
});

test('accepts the target and the level as properties', async () => {
  const sleeps = `${container.slice(0, -2)}, lifecycle: {preStop: {sleep: {seconds: 5}}}}]`;
  const pod = object('Pod', sleeps);
  expect((await validate({ kubernetes: 'v1.29.4', practices: false }, pod)).submitted).toMatchObject({
    status: 'failure',
  });
  const gated = { kubernetes: '1.29', practices: false, featureGates: { PodLifecycleSleepAction: true } };
  expect((await validate(gated, pod)).submitted).toMatchObject({ status: 'success' });
  expect((await validate({ podSecurity: 'restricted', practices: false }, pod)).submitted).toMatchObject({
    status: 'failure',
  });
});

test.each([
  [{ kubernetes: 1.3 }, /^PodsValidation: property "kubernetes": .*quote it/],
  [{ kubernetes: '1.99' }, /set one of 1\.28/],
  [
    { podSecurity: 'strict' },
    /^PodsValidation: property "podSecurity": must be one of "baseline", "restricted", false, got "strict"$/,
  ],
  [
    { featureGates: { ImageVolume: 'yes' } },
    /^PodsValidation: property "featureGates": .* must be true or false, got "yes"$/,
  ],
  [{ featureGates: { ImageVolumes: true } }, /unknown feature gate "ImageVolumes"; did you mean "ImageVolume"\?$/],
  [{ practices: 'none' }, /^PodsValidation: property "practices": must be one of true, false, "all", got "none"$/],
  [
    { enable: ['practice/last-tag'] },
    /^PodsValidation: property "enable": enable\[0\]: unknown practice "practice\/last-tag"/,
  ],
  [{ kuberntes: '1.35' }, /^PodsValidation: unknown property "kuberntes"; set one of kubernetes, podSecurity/],
])('a property that is not valid fails the validation, and is in its report: %p', async (properties, message) => {
  // As YAML gives it: of any type.
  const { violations, submitted } = await validate(properties as object, object('Pod', container));
  expect(submitted).toEqual({ status: 'failure' });
  expect(violations).toEqual([
    {
      ruleName: 'app/settings',
      recommendation: expect.stringMatching(message),
      fix: 'correct it, and run cdk8s synth again',
      violatingResources: [{ resourceName: 'cdk8s.yaml', manifestPath: 'cdk8s.yaml', locations: [] }],
    },
  ]);
});

describe('pods.verify in cdk8s.yaml', () => {
  const project = process.cwd();
  afterEach(() => process.chdir(project));

  async function validateWith(verify: string, properties = {}, text = object('Pod', `hostnam: x\n  ${container}`)) {
    writeFileSync(join(folder, 'cdk8s.yaml'), `pods: { kubernetes: "1.35", verify: { ${verify} } }\n`);
    process.chdir(folder);
    const { violations, submitted } = await validate(properties, text);
    return { codes: (violations as ValidationViolation[]).map(({ ruleName }) => ruleName), submitted };
  }

  test('chooses practices, adding to those of the properties', async () => {
    const pod = object('Pod', 'containers: [{name: web, image: nginx}]');
    expect((await validateWith('enable: [practice/latest-tag]', {}, pod)).codes).toEqual(['practice/latest-tag']);
    expect((await validateWith('', { enable: ['practice/latest-tag'] }, pod)).codes).toEqual(['practice/latest-tag']);
    expect((await validateWith('practices: all', { practices: false }, pod)).codes).toEqual([]);
  });

  test('ignores findings, and the report says how many', async () => {
    const { codes, submitted } = await validateWith('ignore: [shape/*]');
    expect(codes).toEqual([]);
    expect(submitted).toEqual({
      status: 'success',
      Kubernetes: '1.35',
      Objects: '1',
      'Findings not reported': '1 ignored',
    });
  });

  test('reports only what its baseline does not have', async () => {
    const known = '# Known findings of cdk8s-pods verify\nversion: 1\nfindings:\n';
    const entry = '  - { file: shop.k8s.yaml, kind: Pod, name: web, field: spec.hostnam, code: shape/unknown-field }\n';
    writeFileSync(join(folder, 'baseline.yaml'), `${known}${entry}`);
    const { codes, submitted } = await validateWith('baseline: baseline.yaml');
    expect(codes).toEqual([]);
    expect(submitted).toMatchObject({ status: 'success', 'Findings not reported': '1 in the baseline' });
  });

  test('reports unchecked kinds as it says', async () => {
    const node = object('Node', 'podCIDR: x');
    const { codes, submitted } = await validateWith('unchecked: error', {}, node);
    expect(codes).toEqual(['shape/unchecked-kind']);
    expect(submitted).toMatchObject({ status: 'failure', 'Not checked': '1 of v1 Node' });
    expect((await validateWith('unchecked: ignore', {}, node)).submitted).not.toHaveProperty('Not checked');
  });

  test.each([
    ['', 'failure', 'success'],
    ['failOn: warning', 'failure', 'failure'],
    ['failOn: never', 'success', 'success'],
  ])('decides which findings fail the synth: %s', async (verify, onError, onWarning) => {
    expect((await validateWith(verify)).submitted).toMatchObject({ status: onError });
    const latest = object('Pod', 'containers: [{name: web, image: nginx}]');
    const warned = await validateWith(verify, { enable: ['practice/latest-tag'] }, latest);
    expect(warned.submitted).toMatchObject({ status: onWarning });
  });
});

test('fails for an unreadable manifest, with a report', async () => {
  const report = { addViolation: jest.fn(), submit: jest.fn() };
  await new PodsValidation().validate({ manifests: [join(folder, 'none.yaml')], report });
  expect(report.addViolation.mock.calls).toMatchObject([
    [
      {
        ruleName: 'app/settings',
        recommendation: expect.stringContaining('none.yaml: no such file or folder (ENOENT)'),
      },
    ],
  ]);
  expect(report.submit.mock.calls).toEqual([['failure']]);
});
