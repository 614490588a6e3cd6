import { ApiObject, type ApiObjectProps, Chart, type HelmProps, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { arrayOf, boolean, type Checks, object, optional, record, string } from '../values/check';
import { defined, type OrUndefined } from '../values/defined';
import { printDefaultRelease, settingsOf } from './app-settings';
import { checkConstruct } from './construct-checks';
import { documentsIn } from './helm/documents';
import { renderChart } from './helm/render-chart';
import { renderingRequest } from './helm/rendering-request';
import { printWarnings } from './print-once';
import { verifyAtSynth } from './synth';
import { declareChart } from './yaml-source';

/** What cdk8s' `Helm` takes, the Kubernetes release, and whether renderings are kept. */
export interface HelmChartProps extends OrUndefined<HelmProps> {
  /**
   * The Kubernetes version in templates (`.Capabilities.KubeVersion`): helm's own default is that of its client
   * library, whatever the cluster has.
   * @default the target release
   */
  readonly kubeVersion?: string | undefined;
  /** The namespace in templates (`.Release.Namespace`). @default the namespace of the cdk8s Chart around it */
  readonly namespace?: string | undefined;
  /**
   * Whether what a chart renders to is kept in `node_modules/.cache`, readable by its user alone, and helm is not run where
   * nothing changed that it follows from: the chart (a folder by its files, one of a repository by its exact version),
   * values, flags, environment and helm itself. If this is unknown, the chart is rendered each time.
   * @default true
   */
  readonly cache?: boolean | undefined;
}

/**
 * A Helm chart, rendered by `helm template` for the target release when it is constructed. It has the objects, ids and
 * names that cdk8s' `Helm` gives them.
 *
 * A chart that renders differently each time (`genCA`, `randAlphaNum`, `now`) is a warning: each synth would change what
 * runs. To find that, it is rendered twice when a rendering is about to be kept.
 *
 * @example
 * const grafana = new HelmChart(chart, 'grafana', { chart: 'grafana/grafana', version: '10.1.0', releaseName: 'grafana' });
 * attach(findObject(grafana, 'Deployment', 'grafana'), fluentBit({ logs }));
 *
 * @throws Error where helm is not installed, or cannot render the chart
 * @see https://helm.sh/docs/helm/helm_template/
 */
export class HelmChart extends Construct {
  /** The name of the release. */
  readonly releaseName: string;

  constructor(scope: Construct, id: string, props: HelmChartProps) {
    checkConstruct('HelmChart', scope, id, props, helmChartProps);
    super(scope, id);
    declareChart(this);
    // As cdk8s names it.
    this.releaseName = props.releaseName ?? Names.toDnsLabel(scope, { maxLen: 53, extra: [id] });
    const settings = settingsOf(this);
    printDefaultRelease(settings);
    const namespace = props.namespace ?? Chart.of(this).namespace;
    const request = at(this, () =>
      renderingRequest({
        ...defined(props),
        releaseName: this.releaseName,
        kubeVersion: kubeVersion(props.kubeVersion ?? settings.kubernetes),
        ...(namespace !== undefined && { namespace }),
      }),
    );
    const { text, unstable } = at(this, () => renderChart(request, props.cache ?? true));
    const objects = at(this, () => documentsIn(text));
    const ids = idsOf(objects);
    for (const [index, object] of objects.entries()) {
      new ApiObject(this, ids[index] ?? '', object as ApiObjectProps);
    }
    if (unstable.length > 0) printWarnings(this, [unstableChart(unstable)]);
    verifyAtSynth(this);
  }

  /** The objects of the chart. */
  get apiObjects(): ApiObject[] {
    return this.node.children.filter((child): child is ApiObject => ApiObject.isApiObject(child));
  }
}

/** As cdk8s' `Include` calls them: those that have no name are counted. */
function idsOf(objects: readonly unknown[]): readonly string[] {
  let order = 0;
  return objects.map((object) => {
    const [kind, namespace] = [get(object, 'kind'), get(object, 'metadata.namespace')];
    const name = get(object, 'metadata.name') ?? `object${order++}`;
    return [name, String(kind ?? '').toLowerCase(), namespace].filter((part) => part).join('-');
  });
}

/** A version for helm: `1.35` is `1.35.0`. @throws TypeError for an invalid version */
function kubeVersion(version: string): string {
  const [, short, patch = '.0'] = /^v?(\d+\.\d+)(\.\d+(?:[-+][\w.+-]+)?)?$/.exec(version) ?? [];
  if (short !== undefined) return `${short}${patch}`;
  throw new TypeError(
    `kubeVersion must be a Kubernetes version, got ${JSON.stringify(version)}; set a version such as "1.35"`,
  );
}

/** Runs a function for a construct, and adds its path to errors. */
function at<T>({ node }: Construct, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`HelmChart ${node.path}: ${message}`);
  }
}

/** The most differences that are listed; others are counted. */
const shown = 3;

function unstableChart(differences: readonly string[]): Finding {
  const [first, more] = [differences.slice(0, shown), differences.length - shown];
  return {
    code: 'app/unstable-chart',
    severity: 'warning',
    field: '',
    message: `the chart renders differently each time: ${first.join('; ')}${more > 0 ? `, and ${more} more` : ''}`,
    fix: 'set the values that it generates (passwords, certificates, dates)',
  };
}

const helmChartProps = object({
  chart: string,
  repo: optional(string),
  version: optional(string),
  namespace: optional(string),
  releaseName: optional(string),
  values: optional(record),
  helmExecutable: optional(string),
  helmFlags: optional(arrayOf(string)),
  kubeVersion: optional(string),
  cache: optional(boolean),
} satisfies Checks<HelmChartProps>);
