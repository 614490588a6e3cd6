/** Where real manifests come from: a Go module, and the files in it that somebody deploys. All are under Apache-2.0. */
export interface Source {
  /** The name of the file here: `<name>.jsonl.gz`. */
  readonly name: string;
  readonly module: string;
  readonly version: string;
  /** Folders and files of the module, and which of their files are one app. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly path: string;
  /** One app is a file, all files of a folder, or everything under the path. */
  readonly app: 'file' | 'folder' | 'all';
}

const files = (...paths: readonly string[]): readonly Part[] => paths.map((path) => ({ path, app: 'file' as const }));
const folders = (...paths: readonly string[]): readonly Part[] =>
  paths.map((path) => ({ path, app: 'folder' as const }));
const whole = (...paths: readonly string[]): readonly Part[] => paths.map((path) => ({ path, app: 'all' as const }));

export const sources: readonly Source[] = [
  {
    name: 'kubernetes',
    module: 'k8s.io/kubernetes',
    version: 'v1.35.4',
    // Without test/integration, whose templates are for the scheduler alone and are never run.
    parts: [
      ...folders('cluster/addons', 'test/e2e/testing-manifests/statefulset', 'test/e2e/testing-manifests/ingress'),
      ...folders('test/e2e/testing-manifests/guestbook'),
      ...files('cluster/gce', 'cluster/log-dump', 'cluster/images', 'test/e2e/testing-manifests/auth'),
      ...files('test/e2e/testing-manifests/dra', 'test/e2e/testing-manifests/flexvolume'),
      ...files('test/e2e/testing-manifests/gpu', 'test/e2e/testing-manifests/kubectl'),
      ...files('test/e2e/testing-manifests/pod', 'test/e2e/testing-manifests/sample-device-plugin'),
      ...files('test/e2e/testing-manifests/serviceloadbalancer', 'test/e2e/testing-manifests/storage-csi'),
      ...files('test/e2e_node', 'test/fixtures', 'test/images', 'test/kubemark', 'hack/testdata'),
    ],
  },
  {
    name: 'istio',
    module: 'istio.io/istio',
    version: 'v0.0.0-20260827124520-eed52ebb66ad',
    parts: files('samples'),
  },
  {
    name: 'knative',
    module: 'knative.dev/serving',
    version: 'v0.51.0',
    parts: [
      ...whole('config/core'),
      ...files('config/post-install', 'config/hpa-autoscaling', 'third_party', 'test/config', 'test/performance'),
      ...files('test/test_images'),
    ],
  },
  {
    name: 'argo-cd',
    module: 'github.com/argoproj/argo-cd/v2',
    version: 'v2.14.21',
    parts: files('manifests/namespace-install.yaml', 'manifests/ha', 'applicationset/examples', 'docs', 'examples'),
  },
  {
    name: 'metrics-server',
    module: 'sigs.k8s.io/metrics-server',
    version: 'v0.9.0',
    parts: [...whole('manifests/base'), ...files('manifests/components')],
  },
  {
    name: 'descheduler',
    module: 'sigs.k8s.io/descheduler',
    version: 'v0.36.0',
    parts: files('kubernetes', 'test/manifests'),
  },
  {
    name: 'nginx-prometheus-exporter',
    module: 'github.com/nginx/nginx-prometheus-exporter',
    version: 'v1.5.1',
    parts: folders('examples/kubernetes'),
  },
];
