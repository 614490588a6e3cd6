import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Names, YamlOutputType } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import type { RenderedApp } from '../rendered';
import { layOut } from './lay-out';
import type { Layout } from './layout';

const types: readonly (readonly [Layout, YamlOutputType])[] = [
  ['file-per-app', YamlOutputType.FILE_PER_APP],
  ['file-per-chart', YamlOutputType.FILE_PER_CHART],
  ['file-per-object', YamlOutputType.FILE_PER_RESOURCE],
  ['folder-per-chart', YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE],
];

describe.each(types)('%s', (layout, yamlOutputType) => {
  it.each([true, false])('is what cdk8s writes, where charts depend on each other: %s', (dependent) => {
    const outdir = mkdtempSync(join(tmpdir(), 'stock-'));
    const app = new App({ outdir, yamlOutputType });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const admin = new Chart(app, 'Admin_1');
    for (const [kind, name] of [
      ['Service', 'web'],
      ['Deployment', 'web'],
      ['ClusterRole', 'system:node'],
    ] as const) {
      new ApiObject(shop, `${kind}-${name}`, { apiVersion: 'v1', kind, metadata: { name } });
      new ApiObject(admin, `${kind}-${name}`, { apiVersion: 'v1', kind, metadata: { name: `admin-${name}` } });
    }
    new Chart(dependent ? shop : app, 'empty');
    if (dependent) shop.addDependency(admin);
    app.synth();
    const files = layOut(rendered(app, dependent), { layout, extension: '.k8s.yaml' });
    const ours = files.map(({ path, documents }) => [path, documents.map(({ manifest }) => manifest)] as const);
    expect(Object.fromEntries(ours)).toEqual(written(outdir));
  });
});

function rendered(app: App, dependent: boolean): RenderedApp {
  const charts = app.charts.map((chart) => ({
    path: chart.node.path,
    name: Names.toDnsLabel(chart),
    objects: chart.toJson().map((manifest, index) => ({ manifest, path: `${chart.node.path}/${index}`, wave: 0 })),
  }));
  return { charts, dependent };
}

/** What is in the files of a folder; those without objects left out. */
function written(outdir: string): Readonly<Record<string, readonly unknown[]>> {
  const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  const documents = files.map((path) => {
    const all = parseAllDocuments(readFileSync(join(outdir, path), 'utf8'));
    return [
      path,
      ('empty' in all ? [] : all).map((one): unknown => one.toJSON()).filter((one) => one !== null),
    ] as const;
  });
  return Object.fromEntries(documents.filter(([, all]) => all.length > 0));
}
