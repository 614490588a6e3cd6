import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { filesOf, temporaryFolder } from '../../test-helpers/temporary-folder';
import { Workload } from '../constructs/workload';
import { type Environment, synthEach } from './synth-each';

const folder = temporaryFolder();
const outdir = () => join(folder(), 'dist');

function synthesize(environments: Parameters<typeof synthEach>[0]) {
  synthEach(
    environments,
    (app, { name }) => {
      const chart = new Chart(app, 'shop', { namespace: `shop-${name}` });
      new Workload(chart, 'web', { app: { image: 'docker.io/library/busybox:1.37.0' } });
    },
    { outdir: outdir(), podsJson: join(folder(), 'build') },
  );
}

describe('synthEach', () => {
  it('writes a folder for each environment, by the settings of each', () => {
    synthEach(
      {
        staging: { kubernetes: '1.37', size: 1 },
        production: { kubernetes: '1.35', layout: 'file-per-object', size: 3 },
      },
      (app, { name, size }) => {
        const chart = new Chart(app, 'shop', { namespace: `shop-${name}` });
        new Workload(chart, 'web', {
          workload: { kind: 'Deployment', replicas: size },
          app: { image: 'registry.example/web:1' },
        });
      },
      { outdir: outdir(), podsJson: join(folder(), 'build') },
    );
    const files = filesOf(outdir());
    expect(Object.keys(files)).toEqual(['.cdk8s-pods', 'production/Deployment.web.k8s.yaml', 'staging/shop.k8s.yaml']);
    expect(files['staging/shop.k8s.yaml']).toMatch(/namespace: shop-staging[\s\S]*replicas: 1/);
    expect(files['production/Deployment.web.k8s.yaml']).toMatch(/namespace: shop-production[\s\S]*replicas: 3/);
    const facts = JSON.parse(readFileSync(join(folder(), 'build', 'staging', 'pods.json'), 'utf8'));
    expect(Object.keys(facts.objects)).toEqual(['Deployment/shop-staging/web']);
  });

  it('deletes the folder of a removed environment', () => {
    synthesize({ old: { kubernetes: '1.35' }, production: { kubernetes: '1.35' } });
    synthesize({ production: { kubernetes: '1.35' } });
    expect(Object.keys(filesOf(outdir()))).toEqual(['.cdk8s-pods', 'production/shop.k8s.yaml']);
  });

  it('reports the errors of all environments, each for its own release, and writes none', () => {
    const define = () =>
      synthEach(
        { old: { kubernetes: '1.28' }, older: { kubernetes: '1.29' }, now: { kubernetes: '1.35' } },
        (app) => {
          const spec = { hostnameOverride: 'web', containers: [{ name: 'web', image: 'web:1' }] };
          new ApiObject(new Chart(app, 'shop'), 'web', { apiVersion: 'v1', kind: 'Pod', spec });
        },
        { outdir: outdir(), podsJson: false },
      );
    expect(define).toThrow(
      /^environment old: [\s\S]*does not exist in Kubernetes 1\.28[\s\S]*environment older: [\s\S]*does not exist in Kubernetes 1\.29/,
    );
    expect(define).not.toThrow(/environment now/);
    expect(Object.keys(filesOf(folder()))).toEqual([]);
  });

  it('keeps the error of the program itself as the cause, with its stack', () => {
    const fails = () => synthEach({ staging: {} }, () => JSON.parse('{'), { outdir: outdir(), podsJson: false });
    expect(fails).toThrow(expect.objectContaining({ cause: expect.objectContaining({ name: 'SyntaxError' }) }));
  });

  it.each([
    [{ kubernetes: '1.36', kustomisation: true }, 'unknown property "kustomisation"; did you mean "kustomization"?'],
    [{ users: 1, gitops: 'flux' }, 'unknown property "gitops"; did you mean "gitOps"?'],
    [{ kuberntes: '1.36' }, 'unknown property "kuberntes"; did you mean "kubernetes"?'],
    [{ outdir: 'dist' }, '"outdir" is for all environments; set it in the third argument'],
  ])('rejects an option that is misspelt or misplaced: %j', (environment, message) => {
    expect(() => synthesize({ staging: environment as Environment })).toThrow(
      `synthEach: environment "staging": ${message}`,
    );
    expect(filesOf(folder())).toEqual({});
  });

  it.each(['image', 'users', 'stages', 'team', 'replicas', 'version', 'name'])(
    'leaves a property %s to the program',
    (property) => {
      const given: unknown[] = [];
      const define = (_app: unknown, environment: object) => given.push(environment);
      const environments = { staging: { [property]: 'x' } };
      synthEach(environments, define, { outdir: outdir(), podsJson: false });
      expect(given).toEqual([{ ...environments.staging, name: 'staging' }]);
    },
  );

  it('rejects an invalid name of an environment', () => {
    expect(() => synthesize({ '../x': {} })).toThrow('not a valid environment name (it names a folder): "../x"');
  });
});
