import { dirname, relative, resolve, sep } from 'node:path';
import type { App } from 'cdk8s';
import { type Disk, nodeDisk, unlessGone } from './folder/disk';
import { within } from './folder/folder-view';
import type { OutputFile } from './folder/output-file';
import { findOutputFolder } from './folder/output-folder';
import { indexName } from './folder/output-index';
import type { Contents } from './folder/plan-files';
import { isInside } from './inside';
import { nameOf, namespaceOf } from './layouts/identity';
import { podsJsonKey } from './pods-json-format';
import type { RenderedApp, RenderedObject } from './rendered';

/** Where `cdk8s-pods verify` reads pods.json, and those of environments in folders there. */
const usualFolder = 'build';
const fileName = 'pods.json';

/**
 * The text of `build/pods.json`: what is known of an app's objects and their YAML cannot carry. Sorted by kind, namespace
 * and name, one object a line.
 *
 * @param path where it will be, from which it names the app's folder
 */
export function podsJsonOf({ outdir }: Pick<App, 'outdir'>, { charts }: RenderedApp, path: string): OutputFile {
  const lines = charts.flatMap(({ objects }) => objects.map(line));
  const folder = relative(dirname(path), outdir).split(sep).join('/');
  return { path, text: `{"folder":${JSON.stringify(folder)},"objects":{\n${lines.sort().join(',\n')}\n}}\n` };
}

function line({ manifest, path, facts }: RenderedObject): string {
  const key = podsJsonKey(String(manifest.kind), namespaceOf(manifest), nameOf(manifest));
  return `${JSON.stringify(key)}:${JSON.stringify(facts?.() ?? { construct: path })}`;
}

/**
 * The default path of pods.json: nowhere if the output folder is not below the working folder (what tests
 * leave in the working folder would be of no use), or if pods.json would be among the manifests.
 */
export function usualPodsJson(outdir: string): string | false {
  const isBelow = isInside(outdir, '.') && resolve(outdir) !== resolve('.');
  return isBelow && !isInside(usualFolder, outdir) && usualFolder;
}

/**
 * What a run puts where the manifests are not: its files of pods.json, in place of those that earlier runs left for the
 * same output folder, or for folders of it that are no App's any more.
 *
 * @param folder where the files are; `false` for nowhere
 * @throws Error where that is in the output folder: deploy tools take what is there for manifests.
 */
export function podsJsonContents(
  outdir: string,
  folder: string | false,
  files: readonly OutputFile[],
): readonly Contents[] {
  if (folder !== false) checkOutside(folder, outdir);
  const wanted = new Set(files.map(({ path }) => resolve(path)));
  const leftovers = (root: string, disk: Disk) => leftoversIn(root, outdir, wanted, disk);
  const isUsual = folder !== false && resolve(folder) === resolve(usualFolder);
  const mayHaveLeft = usualPodsJson(outdir) !== false && nodeDisk.status(usualFolder)?.kind === 'folder';
  const usual = mayHaveLeft ? [{ outdir: usualFolder, files: [], leftovers }] : [];
  if (folder === false) return usual;
  const own = files.map(({ path, text }) => ({ path: relative(folder, path).split(sep).join('/'), text }));
  const contents = { outdir: folder, files: own, leftovers: isUsual ? leftovers : () => [], mayReplace: isPodsJson };
  return isUsual ? [contents] : [contents, ...usual];
}

function isPodsJson(_path: string, text: string): boolean {
  return text === '' || text.startsWith('{"folder":');
}

function checkOutside(folder: string, outdir: string): void {
  if (!isInside(findOutputFolder(folder, nodeDisk).root, findOutputFolder(outdir, nodeDisk).root)) return;
  throw new Error(
    `podsJson: ${folder} is inside the output folder ${outdir}, where deploy tools would apply pods.json; ` +
      'set a path outside it, or false',
  );
}

function leftoversIn(root: string, outdir: string, wanted: ReadonlySet<string>, disk: Disk): readonly string[] {
  const listed = unlessGone(() => disk.list(root)) ?? new Map();
  const folders = [...listed].flatMap(([name, kind]) => (kind === 'folder' ? [`${name}/${fileName}`] : []));
  return [fileName, ...folders].filter((path) => {
    const file = within(root, path);
    if (wanted.has(file) || disk.status(file)?.kind !== 'file') return false;
    const named = folderNamedIn(file, disk);
    if (named === undefined || !isInside(named, outdir)) return false;
    // One with an index of its own is another App's.
    return resolve(named) === resolve(outdir) || disk.status(within(named, indexName)) === undefined;
  });
}

/** The folder that a pods.json is for; `undefined` where the file is anything else. */
function folderNamedIn(file: string, disk: Disk): string | undefined {
  const text = unlessGone(() => disk.read(file))?.toString() ?? '';
  const [, folder] = /^\{"folder":("(?:[^"\\]|\\.)*"),"objects":/.exec(text) ?? [];
  return folder === undefined ? undefined : resolve(dirname(file), JSON.parse(folder));
}
