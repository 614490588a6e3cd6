import { oneOf } from '../one-of';

/**
 * How objects are divided into files. The first four are the `YamlOutputType`s of cdk8s, with the same file names:
 *
 * - `file-per-app`: all in `app.k8s.yaml`.
 * - `file-per-chart`: `shop.k8s.yaml`. The default of cdk8s.
 * - `file-per-object`: `Deployment.storefront.k8s.yaml`. (`FILE_PER_RESOURCE`)
 * - `folder-per-chart`: `shop/Deployment.storefront.k8s.yaml`. (`FOLDER_PER_CHART_FILE_PER_RESOURCE`)
 * - `folder-per-namespace`: `payments/Deployment.storefront.k8s.yaml`, and objects that name no namespace in `_cluster/`.
 *
 * Folders have a file for each object, not for each kind: what changes is then seen by the names of the changed files, and
 * two branches that each add a Deployment do not meet in one file.
 *
 * In the first two, files and what is in them stand in the order of application. With one object a file, the names do not
 * carry it (cdk8s has a bug report of that): numbers in them would rename, and so rewrite the history of, every file behind
 * a new one. There a `kustomization.yaml` carries the order, or sync waves do.
 * @see https://github.com/cdk8s-team/cdk8s/issues/2168
 */
export type Layout = (typeof layouts)[number];

/** All layouts. */
export const layouts = [
  'file-per-app',
  'file-per-chart',
  'file-per-object',
  'folder-per-chart',
  'folder-per-namespace',
] as const;

/**
 * The layout of that name.
 * @throws Error for an unknown layout, with the nearest one.
 */
export function layoutNamed(name: unknown): Layout {
  return oneOf('layout', name, layouts);
}
