import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestsYaml } from '../../lib/synth/manifest-yaml';
import { goProgram } from '../verify/tools';
import { deployment } from './deployment';

/** What is compared, in the versions that the tables in docs/performance.md are of. */
export const versions = { helm: 'v3.19.0', kustomize: 'v5.7.1' } as const;

const modules = {
  helm: 'helm.sh/helm/v3/cmd/helm',
  kustomize: 'sigs.k8s.io/kustomize/kustomize/v5',
} as const;

/** The command that prints the Deployments of `deployment`, from files that are written into a folder first. */
export function peerCommand(peer: keyof typeof versions, count: number, folder: string): readonly string[] {
  const program = goProgram(peer, modules[peer], versions[peer]);
  const objects = Array.from({ length: count }, (_, number) => deployment(number));
  return peer === 'helm' ? helm(program, objects, folder) : kustomize(program, objects, folder);
}

/** helm refuses files of more than 5 MB. */
const inAFile = 500;

/** A chart without values: a template that has to be filled in costs more. */
function helm(program: string, objects: readonly object[], folder: string): readonly string[] {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: all\nversion: 1.0.0\n');
  for (let from = 0; from < objects.length; from += inAFile) {
    writeFileSync(join(folder, 'templates', `${from}.yaml`), yaml(objects.slice(from, from + inAFile)));
  }
  return [program, 'template', 'all', folder];
}

function kustomize(program: string, objects: readonly object[], folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'all.yaml'), yaml(objects));
  writeFileSync(join(folder, 'kustomization.yaml'), 'resources:\n- all.yaml\n');
  return [program, 'build', folder];
}

function yaml(objects: readonly object[]): Buffer {
  return manifestsYaml(objects.map((manifest) => ({ manifest })));
}
