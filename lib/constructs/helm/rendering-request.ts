import type { HelmProps } from 'cdk8s';
import { Lazy } from 'cdk8s';

/** One run of `helm template`: all that its output follows from, but for the program and the chart. */
export interface RenderingRequest {
  readonly executable: string;
  readonly chart: string;
  readonly args: readonly string[];
  /** The values as JSON, which helm reads from its standard input: they are written to no file. `''` for none. */
  readonly values: string;
}

/** What a chart is rendered with, once defaults are filled in. */
export interface ResolvedHelmProps extends HelmProps {
  readonly releaseName: string;
  /** As helm takes it: `1.35.0`. */
  readonly kubeVersion: string;
}

/** The command line for a chart, as cdk8s' `Helm` makes it, and the Kubernetes release. */
export function renderingRequest(props: ResolvedHelmProps): RenderingRequest {
  const { chart, repo, version, namespace, releaseName, kubeVersion, values, helmFlags = [], helmExecutable } = props;
  const json = valuesJson(values);
  const args = [
    'template',
    ...(json === '' ? [] : ['--values', '-']),
    ...(repo === undefined ? [] : ['--repo', repo]),
    ...(version === undefined ? [] : ['--version', version]),
    ...(namespace === undefined ? [] : ['--namespace', namespace]),
    ...(helmFlags.some(isKubeVersion) ? [] : ['--kube-version', kubeVersion]),
    ...helmFlags,
    releaseName,
    chart,
  ];
  return { executable: helmExecutable ?? 'helm', chart, args, values: json };
}

function isKubeVersion(flag: string): boolean {
  return flag === '--kube-version' || flag.startsWith('--kube-version=');
}

/** Values as JSON, which is YAML too, but leaves nothing to guess: `1e3` and `on` in quotes stay text. */
function valuesJson(values: HelmProps['values']): string {
  if (values === undefined || Object.keys(values).length === 0) return '';
  return JSON.stringify(values, (_, value: unknown) => (value instanceof Lazy ? value.produce() : value));
}
