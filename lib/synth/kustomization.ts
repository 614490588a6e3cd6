import { equal } from '../values/equal';
import { grouped } from '../values/grouped';
import { metadataOf } from './layouts/identity';
import type { Manifest, ManifestFile, RenderedApp } from './rendered';

/** The file names of a kustomization; kustomize rejects a folder with two of them. */
const names = ['kustomization.yaml', 'kustomization.yml', 'kustomization'];

/** Whether any object of an app depends on another one, so that the order of application means something. */
export function isOrdered({ charts }: RenderedApp): boolean {
  return charts.some(({ objects }) => objects.some(({ wave }) => wave !== 0));
}

/**
 * The `kustomization.yaml` of each folder of an output: it lists the folder's files in the order of application, so that
 * the folder can be deployed on its own; that of the output folder lists the folders.
 *
 * If objects of the app depend on each other (`ordered`), kustomize keeps that order (`fifo`, since 5.0,
 * kubectl 1.27). Where folders one after the other would break it, the output folder's lists files in place of folders.
 * In other apps kustomize sorts as usual: Namespaces and CustomResourceDefinitions first.
 *
 * @param files In the order of application, as `layOut` returns them
 * @throws Error where a file of the app would be taken for one of these, or kustomize would refuse an object.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/sortoptions
 */
export function kustomizations(files: readonly ManifestFile[], ordered: boolean): readonly ManifestFile[] {
  for (const { path, documents } of files) {
    refuseClash(path);
    for (const { manifest } of documents) refuseNameless(manifest);
  }
  const paths = files.map(({ path }) => path);
  // '' is the output folder.
  const folders = grouped(paths, folderOf);
  const keepsOrder = !ordered || equal([...folders.values()].flat(), paths);
  const top = keepsOrder ? [...folders].flatMap(([folder, own]) => (folder === '' ? own : [folder])) : paths;
  return [
    ...(top.length === 0 ? [] : [kustomization('', top, ordered)]),
    ...[...folders].flatMap(([folder, own]) => {
      const names = own.map((path) => path.slice(folder.length + 1));
      return folder === '' ? [] : [kustomization(`${folder}/`, names, ordered)];
    }),
  ];
}

function kustomization(folder: string, resources: readonly string[], ordered: boolean): ManifestFile {
  const document = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
    ...(ordered && { sortOptions: { order: 'fifo' } }),
  };
  return { path: `${folder}kustomization.yaml`, documents: [{ manifest: document }] };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** kustomize rejects objects without a name, and then the whole folder. */
function refuseNameless(manifest: Manifest): void {
  const { name, generateName } = metadataOf(manifest);
  if (name !== undefined || generateName === undefined) return;
  throw new Error(
    `kustomization: ${manifest.kind} "${generateName}" has generateName and no name, which kustomize rejects; ` +
      'set metadata.name, or move it to an app without kustomization.yaml',
  );
}

function refuseClash(path: string): void {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (!names.includes(name)) return;
  throw new Error(
    `kustomization: kustomize would read the manifests in ${path} as its own configuration; ` +
      "rename the chart, or set outputFileExtension to '.k8s.yaml'",
  );
}
