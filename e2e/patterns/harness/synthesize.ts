import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { GitOpsApp, type GitOpsAppProps } from '../../../lib';
import type { KubernetesVersion } from '../../../lib/kubernetes';
import type { Manifest } from './api';

/** Constructs in a chart. */
export type Build = (chart: Chart) => void;

/** The manifests of constructs for a release, in the order in which they are applied, read from the YAML that an app writes. */
export function synthesize(
  build: Build,
  release: string,
  namespace: string,
  props: GitOpsAppProps = {},
): readonly Manifest[] {
  const outdir = mkdtempSync(join(tmpdir(), 'patterns-'));
  try {
    const app = new GitOpsApp({ ...props, outdir, kubernetes: release as KubernetesVersion });
    build(new Chart(app, 'chart', { namespace }));
    app.synth();
    const files = readdirSync(outdir).filter((file) => file.endsWith('.yaml'));
    return files
      .flatMap((file) => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')))
      .map((document) => document.toJS());
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** All images that the Pods of manifests run. */
export function imagesOf(manifests: readonly unknown[]): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if ((key === 'containers' || key === 'initContainers') && Array.isArray(item)) {
        for (const { image } of item) if (typeof image === 'string') found.add(image);
      }
      visit(item);
    }
  };
  visit(manifests);
  return [...found];
}
