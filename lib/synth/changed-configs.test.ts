import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Chart } from 'cdk8s';
import { temporaryFolder } from '../../test-helpers/temporary-folder';
import { fluentBit, nginx } from '../attachments';
import { Workload } from '../constructs/workload';
import { changedConfigs, configUsers } from './changed-configs';
import type { GitOpsEngine } from './gitops/engine';
import { GitOpsApp, type GitOpsAppProps } from './gitops-app';
import { layOut } from './layouts/lay-out';
import { manifestsYaml } from './manifest-yaml';
import type { Manifest } from './rendered';
import { appOf, renderedObject } from './testdata/rendered-apps';

function job(hash: string, name = 'migrate', kind = 'Job'): Manifest {
  const pod = {
    volumes: [
      { name: 'config', configMap: { name: `${name}-config-${hash}` } },
      { name: 'tmp', emptyDir: {} },
    ],
  };
  const [apiVersion, spec] = kind === 'Pod' ? ['v1', pod] : ['batch/v1', { template: { spec: pod } }];
  return { apiVersion, kind, metadata: { labels: { name: 'x' }, name, namespace: 'shop' }, spec };
}

function config(hash: string, name = 'migrate'): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${name}-config-${hash}`, namespace: 'shop' } };
}

/** What is said when some objects take the place of others, all in one file. */
function said(before: readonly Manifest[], after: readonly Manifest[], engine?: GitOpsEngine): readonly string[] {
  const app = appOf(after.map((one) => renderedObject(one, { config: one.kind === 'ConfigMap' })));
  const files = layOut(app, { layout: 'file-per-app', extension: '.k8s.yaml' });
  return configUsers(app, files, engine).flatMap((users) =>
    changedConfigs(users, manifestsYaml(before.map((manifest) => ({ manifest }))).toString()),
  );
}

describe('changedConfigs', () => {
  it('prints which Job or Pod mounts another config, and what to do, by engine', () => {
    const note =
      'note: Job shop/migrate is immutable and mounts migrate-config-22222222 instead of migrate-config-11111111; ';
    const change = (engine?: GitOpsEngine) =>
      said([config('11111111'), job('11111111')], [config('22222222'), job('22222222')], engine);
    expect(change()).toEqual([`${note}delete it before you apply`]);
    expect(change('argo-cd')).toEqual([
      expect.stringContaining('delete it before the sync, or set its argocd.argoproj.io/sync-options'),
    ]);
    expect(change('flux')).toEqual([expect.stringContaining('; Flux deletes and recreates it')]);
    expect(said([job('1', 'web', 'Pod')], [config('2', 'web'), job('2', 'web', 'Pod')])).toEqual([
      expect.stringContaining('note: Pod shop/web is immutable and mounts web-config-2 instead of web-config-1'),
    ]);
  });

  it.each<readonly [string, readonly Manifest[], readonly Manifest[]]>([
    ['the same config', [job('1')], [config('1'), job('1')]],
    ['a Job that is new', [job('1', 'other')], [config('2'), job('2')]],
    ['a workload that rolls out', [job('1', 'migrate', 'CronJob')], [config('2'), job('2', 'migrate', 'CronJob')]],
    ['a ConfigMap of somebody else', [job('1')], [job('2')]],
    ['a namesake in another namespace', [{ ...job('1'), metadata: { name: 'migrate' } }], [config('2'), job('2')]],
    ['nothing before', [], [config('2'), job('2')]],
  ])('says nothing of %s', (_what, before, after) => {
    expect(said(before, after)).toEqual([]);
  });

  it('takes no harm from a file that holds anything', () => {
    const app = appOf([renderedObject(config('2'), { config: true }), renderedObject(job('2'))]);
    const files = layOut(app, { layout: 'file-per-app', extension: '.yaml' });
    const texts = ['', '---\n---\n', 'metadata:\n  name: migrate\n\tx: [', 'metadata:\n  name: migrate\n', '\u0000'];
    for (const text of texts) {
      expect(configUsers(app, files, undefined).flatMap((users) => changedConfigs(users, text))).toEqual([]);
    }
  });
});

describe('GitOpsApp', () => {
  const folder = temporaryFolder();

  async function synthesize(port: number, props: GitOpsAppProps = {}): Promise<string> {
    let printed = '';
    const write = (text: unknown) => {
      printed += text;
      return true;
    };
    const spies = [process.stderr, process.stdout].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation(write),
    );
    const outdir = join(folder(), 'dist');
    const app = new GitOpsApp({ kubernetes: '1.35', outdir, verify: { practices: false }, ...props });
    new Workload(new Chart(app, 'shop', { namespace: 'shop' }), 'api', {
      app: { image: 'registry.example/api:1', ports: [{ name: 'http', containerPort: 8080 }] },
      attachments: [
        nginx({ listen: port, upstream: { port: 8080 } }),
        fluentBit({ logs: { directory: '/logs', sizeLimit: '1Mi', rotation: 'app' } }),
      ],
    });
    app.synth();
    await setImmediate();
    for (const spy of spies) spy.mockRestore();
    return printed;
  }

  it('announces that a Pod is to be made anew, when it is written and when it is compared', async () => {
    const note =
      /note: Pod shop\/api is immutable and mounts api-nginx-config-\w{8} instead of api-nginx-config-\w{8}; delete/;
    expect(await synthesize(8443)).not.toMatch(note);
    expect(await synthesize(8443)).not.toMatch(note);
    expect(await synthesize(8444, { check: true })).toMatch(note);
    process.exitCode = 0;
    expect(await synthesize(8445)).toMatch(note);
    const path = join(folder(), 'dist', 'shop.k8s.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('8445', '8446'));
    expect(await synthesize(8445)).not.toMatch(note);
  });
});
