import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from './api';
import type { Cluster } from './cluster';
import { until } from './until';

/** Where projects publish the definitions of their resources: a Go module, and the folder in it. */
const sources = {
  'gateway-api': { module: 'sigs.k8s.io/gateway-api@v1.5.1', folder: 'config/crd/standard' },
  'prometheus-operator': {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    folder: 'example/prometheus-operator-crd',
  },
} as const;

/** Defines the custom resources of some kinds in the cluster, as their project does, and waits until they are served. */
export async function define(
  { api, namespace }: Pick<Cluster, 'api' | 'namespace'>,
  project: keyof typeof sources,
  kinds: readonly string[],
): Promise<void> {
  for (const manifest of definitionsIn(project).filter((one) => kinds.includes(kindOf(one)))) {
    const { metadata } = await api.apply(manifest, namespace);
    await until(`${metadata.name} is served`, async () => {
      const { status } = await api.get(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${metadata.name}`);
      const conditions: readonly { readonly type: string; readonly status: string }[] = status?.conditions ?? [];
      return conditions.some((one) => one.type === 'Established' && one.status === 'True');
    });
  }
}

/** Downloads what all projects publish. Inside of a node, names cannot always be resolved; what fails here is tried there again. */
export function downloadDefinitions(): void {
  for (const { module } of Object.values(sources)) download(module);
}

function definitionsIn(project: keyof typeof sources): readonly Manifest[] {
  const { module, folder } = sources[project];
  const path = join(downloaded(module), folder);
  const files = readdirSync(path).filter((name) => /_[a-z]+\.yaml$/.test(name));
  return files
    .flatMap((name) => parseAllDocuments(readFileSync(join(path, name), 'utf8')))
    .map((document) => document.toJS())
    .filter((manifest) => manifest?.kind === 'CustomResourceDefinition');
}

/** The folder of a Go module; a download that fails, as one in a while does, is tried twice more. */
function downloaded(module: string, triesLeft = 2): string {
  const run = download(module);
  if (run.status === 0) return JSON.parse(run.stdout).Dir;
  if (triesLeft > 0) return downloaded(module, triesLeft - 1);
  throw new Error(`${module} was not downloaded: ${run.error?.message ?? run.stdout + run.stderr}`);
}

function download(module: string) {
  return spawnSync('go', ['mod', 'download', '-json', module], { cwd: '/', encoding: 'utf8' });
}

/** The kind that a definition defines. */
function kindOf(definition: Manifest): string {
  return (definition as Manifest & { readonly spec: { readonly names: { readonly kind: string } } }).spec.names.kind;
}
