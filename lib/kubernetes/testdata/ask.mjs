// Asks API servers again for the verdicts in names.json and quantities.json, and writes them there.
//
//   node lib/kubernetes/testdata/ask.mjs FOLDER
//
// FOLDER has podcheck-1.31, podcheck-1.35 and podcheck-1.36: programs that read {"id", "object"} lines and answer each
// with the verdict of that release's own decoding, defaulting and validation, as {"verdict", "errors": [{"field"}]}.
// A row of quantities.json is a text, and how it is printed if it is one: by CanonicalizeBytes of what ParseQuantity of
// k8s.io/apimachinery v0.35.4 makes of strings.TrimSpace of the text. That column is kept as it is.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const here = import.meta.dirname;

const meta = (rest) => ({ name: 'a', ...rest });
const pod = (metadata, container = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata,
  spec: { containers: [{ name: 'a', image: 'b', ...container }] },
});
const service = (name) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ port: 80 }] } });
const cronJob = (name) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name },
  spec: {
    schedule: '* * * * *',
    jobTemplate: { spec: { template: { spec: { ...pod().spec, restartPolicy: 'Never' } } } },
  },
});
const header = (name) => ({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name, value: 'a' }] } } });

/** Rule → release, the object that a text goes into, and the beginning of the field whose errors count. */
const rules = {
  dns1123Label: ['1.35', (text) => pod(meta(), { name: text }), 'spec.containers[0].name'],
  dns1123Subdomain: ['1.35', (text) => pod({ name: text }), 'metadata.name'],
  dns1035Label: ['1.35', service, 'metadata.name'],
  'serviceName 1.36': ['1.36', service, 'metadata.name'],
  cronJobName: ['1.35', cronJob, 'metadata.name'],
  qualifiedName: ['1.35', (text) => pod(meta({ labels: { [text]: 'a' } })), 'metadata.labels'],
  labelValue: ['1.35', (text) => pod(meta({ labels: { a: text } })), 'metadata.labels'],
  portName: ['1.35', (text) => pod(meta(), { ports: [{ containerPort: 80, name: text }] }), 'spec.containers[0].ports'],
  configMapKey: [
    '1.35',
    (text) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: meta(), data: { [text]: 'a' } }),
    'data',
  ],
  'envVarName 1.31': ['1.31', (text) => pod(meta(), { env: [{ name: text, value: 'a' }] }), 'spec.containers[0].env'],
  'envVarName 1.35': ['1.35', (text) => pod(meta(), { env: [{ name: text, value: 'a' }] }), 'spec.containers[0].env'],
  httpHeaderName: ['1.35', (text) => pod(meta(), header(text)), 'spec.containers[0].livenessProbe'],
};

function ask(release, objects) {
  const input = objects.map((object, id) => JSON.stringify({ id: String(id), object })).join('\n');
  const { stdout } = spawnSync(join(folder, `podcheck-${release}`), { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const { texts } = JSON.parse(readFileSync(join(here, 'names.json'), 'utf8'));
const errors = Object.entries(rules).map(([rule, [release, object, field]]) => {
  const counts = ask(release, texts.map(object)).map(
    ({ errors = [] }) => errors.filter((error) => error.field.startsWith(field)).length,
  );
  return `    ${JSON.stringify(rule)}: ${JSON.stringify(counts.join(''))}`;
});
writeFileSync(
  join(here, 'names.json'),
  `{\n  "texts": [\n${texts.map((text) => `    ${JSON.stringify(text)}`).join(',\n')}\n  ],\n  "errors": {\n${errors.join(',\n')}\n  }\n}\n`,
);

const quantities = JSON.parse(readFileSync(join(here, 'quantities.json'), 'utf8'));
const limits = quantities.map(([text]) => pod(meta(), { resources: { limits: { 'example.com/a': text } } }));
const rows = ask('1.35', limits).map(({ verdict }, row) => {
  const [text, printed] = quantities[row];
  return `  [${(verdict === 'undecodable' ? [text] : [text, printed]).map((cell) => JSON.stringify(cell)).join(', ')}]`;
});
writeFileSync(join(here, 'quantities.json'), `[\n${rows.join(',\n')}\n]\n`);
