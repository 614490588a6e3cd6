import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder } from '../../../test-helpers/temporary-folder';
import { fluentBit } from '../../attachments';
import { acknowledge, WebWithLogProcessor } from '../../constructs';
import { GitOpsApp, synthEach } from '../../synth';

workingFolder();

function verify(...args: readonly string[]) {
  const { printed: _, ...ended } = runCommand(['verify', '--kubernetes', '1.35', ...args]);
  return ended;
}

/** A web server whose log processor needs more time to stop than the Pod is given. */
function storefront(chart: Chart): void {
  new WebWithLogProcessor(chart, 'storefront', {
    workload: { kind: 'Deployment', replicas: 2 },
    web: { image: 'registry.example/storefront:1' },
    logs: { directory: '/var/log/web', sizeLimit: '64Mi', rotation: 'app' },
    logProcessor: fluentBit({ name: 'shipper' }),
    pod: { terminationGracePeriodSeconds: 2 },
  });
}

function synthesize(outdir = 'dist'): void {
  const app = new GitOpsApp({ kubernetes: '1.35', outdir, verify: { practices: false } });
  storefront(new Chart(app, 'shop', { namespace: 'shop' }));
  app.synth();
}

/** The warnings of a synth that checks all practices, in their order. */
async function synthesizedWarnings(define: (chart: Chart) => void): Promise<readonly string[]> {
  let printed = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  const app = new GitOpsApp({ kubernetes: '1.35', verify: { practices: 'all' } });
  define(new Chart(app, 'shop', { namespace: 'shop' }));
  app.synth();
  // Warnings are printed after what runs now.
  await new Promise(setImmediate);
  write.mockRestore();
  return printed.split('\n').filter((line) => line.startsWith('warning: '));
}

/** The findings of an output in JSON. */
function findings(...args: readonly string[]): readonly Record<string, unknown>[] {
  return JSON.parse(verify('--output', 'json', ...args).out).findings;
}

describe('verify with a pods.json', () => {
  test('prints the construct and the writer of the field in every output', () => {
    synthesize();
    const privileged = ['--pod-security', 'restricted', '--output'];
    const path = 'dist/shop.k8s.yaml';
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('name: shipper\n', 'name: shipper\n          stdinn: true\n'));
    const field = 'spec.template.spec.initContainers[0].stdinn';
    expect(findings('--practices', 'off')).toMatchObject([
      { field, construct: 'shop/storefront', origins: { [field]: 'attachment "shipper"' } },
    ]);
    expect(verify('--practices', 'off').out).toMatch(
      /error: Deployment shop\/storefront \(construct shop\/storefront\): .*stdinn is written by attachment "shipper"/,
    );
    expect(verify('--practices', 'off', ...privileged, 'github').out).toContain('(construct shop/storefront)::');
    const sarif = JSON.parse(verify('--practices', 'off', ...privileged, 'sarif').out);
    expect(sarif.runs[0].results[0].locations[0].logicalLocations).toContainEqual({
      fullyQualifiedName: 'shop/storefront',
      kind: 'construct',
    });
  });

  test('counts the drains of attachments in the grace budget', () => {
    synthesize();
    const budget = () => findings().filter(({ code }) => code === 'practice/grace-budget');
    expect(budget()).toMatchObject([{ construct: 'shop/storefront' }]);
    rmSync('build', { recursive: true });
    expect(budget()).toEqual([]);
  });

  test('reports what the synth reports, without what the program acknowledges', async () => {
    const reported = await synthesizedWarnings((chart) => {
      const pod = (id: string) =>
        new ApiObject(chart, id, {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: id },
          spec: { containers: [{ name: 'web', image: 'web' }] },
        });
      acknowledge(pod('known'), 'practice/latest-tag', 'it is built in the cluster');
      acknowledge(chart, 'practice/missing-requests', 'a LimitRange sets them');
      pod('other');
    });
    const verified = findings('--practices', 'all').map(
      ({ construct, field, message, fix, code }) => `warning: ${construct}: ${field}: ${message}; ${fix} [${code}]`,
    );
    expect(verified.length).toBeGreaterThan(0);
    expect(verified.sort()).toEqual([...reported].sort());
    expect(verified.join('\n')).not.toMatch(/known.*latest-tag|missing-requests/);
    const { leftOut } = JSON.parse(verify('--practices', 'all', '--output', 'json').out);
    // The requests of two Pods, and one tag.
    expect(leftOut).toMatchObject({ acknowledged: 3 });
    rmSync('build', { recursive: true });
    const codes = findings('--practices', 'all').map(({ code }) => code);
    expect(codes).toContain('practice/missing-requests');
  });

  test('uses the file of each environment for its folder', () => {
    synthEach({ staging: {}, production: {} }, (app, { name }) => {
      storefront(new Chart(app, `shop-${name}`, { namespace: 'shop' }));
    });
    const constructs = findings()
      .filter(({ code }) => code === 'practice/grace-budget')
      .map(({ construct }) => construct);
    expect(constructs).toEqual(['shop-production/storefront', 'shop-staging/storefront']);
  });

  test('ignores files elsewhere, except a given one', () => {
    synthesize('manifests');
    mkdirSync('copies');
    writeFileSync('copies/shop.yaml', readFileSync('manifests/shop.k8s.yaml'));
    const budget = (...args: readonly string[]) =>
      findings(...args).filter(({ code }) => code === 'practice/grace-budget').length;
    expect(budget('manifests')).toBe(1);
    expect(budget('copies')).toBe(0);
    expect(budget('copies', '--pods-json', join('build', 'pods.json'))).toBe(1);
  });

  test.each([
    ['no JSON', '{"folder":'],
    ['something else', '[]'],
    ['no folder', '{"objects":{}}'],
    ['drains that are no seconds', '{"folder":"../dist","objects":{"Pod//a":{"construct":"a","drains":{"x":"1"}}}}'],
    ['hooks of no seconds', '{"folder":"../dist","objects":{"Pod//a":{"construct":"a","preStops":{"x":"1"}}}}'],
    ['codes that are no array', '{"folder":"../dist","objects":{"Pod//a":{"construct":"a","acknowledged":"x"}}}'],
    ['objects that are none', '{"folder":"../dist","objects":{"Pod//a":null}}'],
  ])('warns of one that has %s, and verifies without it', (_what, text) => {
    synthesize();
    writeFileSync('build/pods.json', text);
    const { exitCode, err, out } = verify('--practices', 'off');
    expect(err).toMatch(/^warning: build\/pods\.json is not .*; ignored\n$/);
    expect(exitCode).toBe(0);
    expect(out).toContain('0 errors');
  });

  test.each([
    ['not there', undefined, 'cannot read told.json: no such file or folder (ENOENT); correct the path'],
    ['no JSON', '{"folder":', 'told.json is not valid JSON; run the synth again'],
    ['something else', '[]', 'told.json is not a pods.json file; run the synth again'],
  ])('cannot go on without one that is named and %s', (_what, text, message) => {
    synthesize();
    if (text !== undefined) writeFileSync('told.json', text);
    expect(verify('--practices', 'off', '--pods-json', 'told.json')).toEqual({
      exitCode: 2,
      out: '',
      err: `error: ${message}\n`,
    });
  });

  test('accepts a file of another synth', () => {
    synthesize();
    writeFileSync(
      'build/pods.json',
      '{"folder":"../dist","objects":{"Deployment/shop/storefront":{"construct":"x","origins":{"gone[7]":"nobody"}}}}',
    );
    expect(verify('--practices', 'off')).toMatchObject({ exitCode: 0, err: '' });
  });
});
