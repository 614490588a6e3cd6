import { dns1123Label, maximumLabelLength } from '../../kubernetes/names';
import type { ManifestFile, RenderedApp, RenderedObject } from '../rendered';
import { type Filed, fileNames } from './file-names';
import { hashOf } from './hash';
import { namespaceOf } from './identity';
import type { Layout } from './layout';

/** How the objects of an app are divided into files. */
export interface LayOutOptions {
  readonly layout: Layout;
  /** What all files end in: `.k8s.yaml`. */
  readonly extension: string;
}

/**
 * Divides the objects of an app into files, in the order of application: of files the order of the first object in each.
 * Names are cdk8s' own for the same settings, but for objects and charts that cdk8s would write one over the other
 * ({@link fileNames}). A chart without objects gives no file, where cdk8s writes an empty one; it counts in the numbers
 * of dependent charts, as there.
 */
export function layOut(app: RenderedApp, options: LayOutOptions): readonly ManifestFile[] {
  const pathOf = pathsOf(app, options);
  const files = new Map<string, ManifestFile & { documents: RenderedObject[] }>();
  for (const [index, chart] of app.charts.entries()) {
    for (const object of chart.objects) {
      const path = pathOf(object, index);
      const file = files.get(path);
      if (file === undefined) files.set(path, { path, documents: [object] });
      else file.documents.push(object);
    }
  }
  return [...files.values()];
}

type PathOf = (object: RenderedObject, chart: number) => string;

function pathsOf(app: RenderedApp, { layout, extension }: LayOutOptions): PathOf {
  const charts = chartNames(app);
  switch (layout) {
    case 'file-per-app':
      return () => `app${extension}`;
    case 'file-per-chart':
      return (_object, chart) => `${charts[chart]}${extension}`;
    case 'file-per-object':
      return perObject(app, extension, () => '');
    case 'folder-per-chart':
      return perObject(app, extension, (_object, chart) => `${charts[chart]}/`);
    case 'folder-per-namespace':
      return perObject(app, extension, ({ manifest }) => `${namespaceFolder(namespaceOf(manifest))}/`);
  }
}

function perObject({ charts }: RenderedApp, extension: string, folderOf: PathOf): PathOf {
  const filed = charts.flatMap(({ objects }, index): readonly Filed[] =>
    objects.map((object) => ({ folder: folderOf(object, index), object })),
  );
  const names = fileNames(filed, extension);
  return (object) => names.get(object) ?? '';
}

/** Of files and folders. Should two charts ever have the same (cdk8s hashes their paths), they share the file. */
function chartNames({ charts, dependent }: RenderedApp): readonly string[] {
  return charts.map(({ name }, index) => (dependent ? `${index.toString().padStart(4, '0')}-${name}` : name));
}

/**
 * The folder of objects that name no namespace: those of the whole cluster, and those for whichever namespace is
 * current when they are applied. No namespace can have that name.
 */
const clusterFolder = '_cluster';

/** The namespace; what is none, and so no name for a folder either, is made one with a hash. */
function namespaceFolder(namespace: string): string {
  if (namespace === '') return clusterFolder;
  if (dns1123Label(namespace).length === 0) return namespace;
  const allowed = namespace.toLowerCase().replace(/[^0-9a-z-]/g, '');
  return `${allowed.slice(0, maximumLabelLength)}~${hashOf([namespace])}`;
}
