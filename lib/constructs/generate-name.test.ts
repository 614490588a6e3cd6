import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { filesOf, temporaryFolder } from '../../test-helpers/temporary-folder';
import { fluentBit } from '../attachments/log-processors/fluent-bit';
import { GitOpsApp, type GitOpsAppProps } from '../synth/gitops-app';
import { attach } from './attach';
import { expose } from './expose';
import { Workload, type WorkloadProps } from './workload';

const folder = temporaryFolder();
const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }], securityContext: { runAsUser: 1000 } };
const logs = { directory: '/var/log/shop', sizeLimit: '64Mi', rotation: 'app' } as const;
const metadata = { generateName: 'migrate-' };

const inApp = (props: GitOpsAppProps = {}) => {
  const root = new GitOpsApp({ kubernetes: '1.35', outdir: join(folder(), 'dist'), ...props });
  return { root, chart: new Chart(root, 'shop', { namespace: 'shop' }) };
};
const job = (chart: Chart, id: string, more: Partial<WorkloadProps> = {}) =>
  new Workload(chart, id, { workload: { kind: 'Job' }, metadata, app, ...more } as WorkloadProps);

describe('a workload with generateName', () => {
  test('has no name, and uses the prefix in selectors, ConfigMaps and Services', () => {
    const { root, chart } = inApp();
    const migrate = job(chart, 'migrate-job', { logs, workload: { kind: 'Pod' } });
    attach(migrate, fluentBit());
    expose(migrate);
    expect(migrate.name).toBe('migrate');
    expect(() => root.synth()).not.toThrow();
    const objects = Testing.synth(chart);
    expect(objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([
      expect.stringMatching(/^ConfigMap migrate-fluent-bit-config-[0-9a-f]{8}$/),
      'Pod undefined',
      'Service migrate',
    ]);
    const labels = { 'app.kubernetes.io/name': 'migrate' };
    expect(objects[1].metadata).toEqual({ generateName: 'migrate-', namespace: 'shop', labels });
    expect(objects[2].spec.selector).toEqual(labels);
  });

  test('has a file named after it, and a line in pods.json', () => {
    const { root, chart } = inApp({ layout: 'file-per-object', podsJson: join(folder(), 'pods.json') });
    job(chart, 'migrate');
    root.synth();
    expect(Object.keys(filesOf(root.outdir))).toEqual(['.cdk8s-pods', 'Job.migrate-.k8s.yaml']);
    const { objects } = JSON.parse(readFileSync(join(folder(), 'pods.json'), 'utf8'));
    expect(Object.keys(objects)).toEqual(['Job/shop/migrate-']);
  });

  test('can be used several times: each is another object, with a stable file name', () => {
    const written = () => {
      const { root, chart } = inApp({ layout: 'file-per-object' });
      for (const id of ['one', 'two']) job(chart, id);
      new Workload(chart, 'migrate', { workload: { kind: 'Job' }, app });
      root.synth();
      return Object.keys(filesOf(root.outdir));
    };
    const files = written();
    expect(files).toEqual([
      '.cdk8s-pods',
      expect.stringMatching(/^Job\.migrate-@shop\+batch~[0-9a-f]{8}\.k8s\.yaml$/),
      expect.stringMatching(/^Job\.migrate-@shop\+batch~[0-9a-f]{8}\.k8s\.yaml$/),
      'Job.migrate.k8s.yaml',
    ]);
    expect(written()).toEqual(files);
  });

  test('keeps the name that is set, which the server prefers', () => {
    const { chart } = inApp();
    expect(job(chart, 'a', { metadata: { name: 'both', ...metadata } }).name).toBe('both');
    expect(Testing.synth(chart).map((object) => object.metadata)).toMatchObject([{ name: 'both', ...metadata }]);
  });

  test('that is empty uses the name of its construct', () => {
    const { chart } = inApp();
    expect(job(chart, 'b', { metadata: { generateName: '' } }).name).toBe('b');
    expect(Testing.synth(chart).map((object) => object.metadata)).toMatchObject([{ name: 'b', generateName: '' }]);
  });

  test('is used for a chart with its own toJson', () => {
    class Marking extends Chart {
      override toJson() {
        return super.toJson().map((manifest) => ({ ...manifest, marked: true }));
      }
    }
    const podsJson = join(folder(), 'pods.json');
    const root = new GitOpsApp({ verify: false, kubernetes: '1.35', outdir: join(folder(), 'dist'), podsJson });
    job(new Marking(root, 'marking'), 'migrate');
    root.synth();
    expect(readFileSync(podsJson, 'utf8')).toContain('{"construct":"marking/migrate"');
  });
});
