import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { fluentBit, nginx } from '../../attachments';
import { Workload } from '../../constructs/workload';
import { synthEach } from '../synth-each';

// Names that locales sort, lower-case and compare differently, and what is grouped, hashed, ordered or dated.
const names = ['ı', 'I', 'i', 'İ', 'Ä', 'ä', 'z', 'Z', 'ö', 'å', 'aa', 'ch', 'll', 'ß', 'ss', 'e\u0301', 'é'];
const root = process.argv[2] ?? '.';

synthEach(
  {
    files: { layout: 'file-per-chart', gitOps: 'argo-cd' },
    objects: { layout: 'folder-per-namespace', kustomization: true, gitOps: 'flux' },
  },
  (app, { name: environment }) => {
    const config = new Chart(app, 'Config-I', { labels: { environment } });
    const data = Object.fromEntries(names.map((name, at) => [`key-${at}`, `${name} 1e3 12:30:00 2026-01-02`]));
    const settings = new ApiObject(config, 'İ', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
      data,
    });
    for (const [at, name] of names.entries()) {
      const chart = new Chart(app, `shop-${name}`, { namespace: `shop-${at % 3}` });
      chart.addDependency(settings);
      new Workload(chart, `web-${at}`, {
        workload: at % 2 === 0 ? { kind: 'Deployment', replicas: 1234 } : { kind: 'Job' },
        podMetadata: {
          annotations: Object.fromEntries(names.map((key) => [`example.com/${key.codePointAt(0)}`, key])),
        },
        app: {
          image: 'registry.example/web:1',
          ports: [{ containerPort: 8080 }],
          securityContext: { runAsUser: 1000 },
        },
        attachments: [
          nginx({ listen: 8443, upstream: { port: 8080 } }),
          fluentBit({ logs: { directory: `/var/log/${at}`, sizeLimit: '64Mi', rotation: 'app' } }),
        ],
      });
    }
  },
  { outdir: join(root, 'dist'), podsJson: join(root, 'build') },
);
