import { writeFileSync } from 'node:fs';
import { ApiObject, App, Chart } from 'cdk8s';
import { workingFolder } from '../../test-helpers/temporary-folder';
import { expose } from './expose';
import { isolate } from './isolate';
import { warningsOf } from './testdata/warnings-of';
import { verifyApp } from './verify-app';
import { verifyOnRequest } from './verify-on-request';
import { Workload } from './workload';

const folder = workingFolder();

/** Codes of the findings in an app, with `pods.verify` as in cdk8s.yaml. */
function found(verify: string, options: Parameters<typeof verifyApp>[1] = {}): readonly string[] {
  writeFileSync('cdk8s.yaml', `pods: { kubernetes: "1.35", verify: { ${verify} } }\n`);
  const app = new App({ outdir: folder() });
  verifyApp(app, options);
  new ApiObject(new Chart(app, 'shop'), 'web', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      hostnam: 'x',
      containers: [
        { name: 'web', image: 'web', ports: [{ containerPort: 8080 }], readinessProbe: { tcpSocket: { port: 8008 } } },
      ],
    },
  } as never);
  const { practices, enable } = options;
  const { objects, findings } = verifyOnRequest(app, {
    ...(practices !== undefined && { practices }),
    ...(enable !== undefined && { enable }),
  });
  return [...findings.app, ...objects.flatMap((one) => one.findings)].map(({ code }) => code);
}
const because = 'reason: a test';

describe('pods.verify in a synth', () => {
  test('ignores practices, but not what a server rejects', () => {
    expect(found('')).toEqual(['shape/unknown-field', 'practice/probe-port']);
    expect(found('ignore: [practice/*]')).toEqual(['shape/unknown-field']);
    expect(found('ignore: ["*"]')).toEqual(['shape/unknown-field']);
  });

  test('ignores practices by an override, unless it has ended or is for files', () => {
    const override = (conditions: string) => found(`overrides: [{ ignore: [practice/*], ${because}, ${conditions} }]`);
    expect(override('kinds: [Pod], containers: [web]')).toEqual(['shape/unknown-field']);
    expect(override('containers: [proxy]')).toContain('practice/probe-port');
    expect(override('until: 9999-12-31')).toEqual(['shape/unknown-field']);
    expect(override('until: 2000-01-01')).toContain('practice/probe-port');
    expect(override('paths: ["*"]')).toContain('practice/probe-port');
  });

  test('ignores what composing and rendering find, too, unless a server rejects it', async () => {
    const synthesized = async (verify: string, hostNetwork = false) => {
      writeFileSync('cdk8s.yaml', `pods: { kubernetes: "1.35", verify: { ${verify} } }\n`);
      const app = new App({ outdir: folder() });
      const image = 'registry.example/shop:1';
      const shop = new Workload(new Chart(app, 'shop'), 'web', {
        workload: { kind: 'Deployment' },
        app: { image, ports: [{ containerPort: 8080 }] },
        pod: { hostNetwork },
      });
      expose(shop);
      isolate(shop);
      const warnings = await warningsOf(() => app.synth());
      const codes = verifyOnRequest(app, {}).objects.flatMap(({ findings }) => findings.map(({ code }) => code));
      return { codes, isPrinted: warnings.join('').includes('practice/closed-port') };
    };
    expect(await synthesized('')).toEqual({ codes: ['practice/closed-port'], isPrinted: true });
    expect(await synthesized('ignore: [practice/closed-port]')).toEqual({ codes: [], isPrinted: false });
    const override = `overrides: [{ ignore: [practice/closed-port], ${because}, kinds: [NetworkPolicy] }]`;
    expect(await synthesized(override)).toEqual({ codes: [], isPrinted: false });
    await expect(synthesized('ignore: ["*"]', true)).rejects.toThrow('app/isolation');
  });

  test('chooses practices, unless the program does', () => {
    expect(found('practices: off')).toEqual(['shape/unknown-field']);
    expect(found('practices: off, enable: [practice/latest-tag]')).toEqual([
      'shape/unknown-field',
      'practice/latest-tag',
    ]);
    expect(found('enable: [practice/latest-tag]', { practices: false })).toEqual(['shape/unknown-field']);
    expect(found('practices: off', { enable: ['practice/latest-tag'] })).toEqual([
      'shape/unknown-field',
      'practice/latest-tag',
    ]);
  });

  test('is an error of the app where it is not valid', () => {
    expect(found('failOn: errors')).toContain('app/settings');
  });
});
