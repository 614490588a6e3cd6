import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Volume, VolumeProjection } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { isNamed, type MountedFile, overlapsIn } from './overlaps';

/**
 * Warns of files in a volume that cannot be there both: two with one path, and one in another as if that were a
 * directory. Servers warn about it since 1.32.
 */
export function warnOfOverlaps(volume: Volume, path: FieldPath, target: Target, report: Report): void {
  const { configMap, secret, downwardAPI, projected } = volume;
  if (configMap?.items !== undefined) warnOf(filesOf(configMap.items, `${path}.configMap`), report);
  if (secret?.items !== undefined) warnOf(filesOf(secret.items, `${path}.secret`), report);
  if (downwardAPI?.items !== undefined) warnOf(filesOf(downwardAPI.items, `${path}.downwardAPI`), report);
  if (projected?.sources !== undefined) warnOfSources(projected.sources, `${path}.projected`, target, report);
}

/** Files that a source names, and how many sources behind it a server takes to have them once more. */
interface Named {
  readonly files: readonly MountedFile[];
  repeats: number;
}

function warnOfSources(sources: readonly VolumeProjection[], path: FieldPath, target: Target, report: Report): void {
  const all: Named[] = [];
  for (let at = 0; at < sources.length; at += 1) {
    const source = sources[at];
    if (source === undefined) continue;
    const field = `${path}.sources[${at}]`;
    if (Object.keys(source).length === 0) {
      warnOfEmpty(field, report);
      continue;
    }
    const files = filesOfSource(source, field, target);
    const last = all.at(-1);
    if (files !== undefined) all.push({ files, repeats: 0 });
    // Up to 1.33, a source that names no files is taken to have those of the one before it.
    else if (last !== undefined && !target.since('1.34')) last.repeats += 1;
  }
  const files = all.flatMap((named) => named.files);
  warnOf(files, report);
  for (const named of all) if (named.repeats > 0) warnOfRepeats(named, report);
}

function warnOfRepeats({ files, repeats }: Named, report: Report): void {
  for (const { path, field } of files.filter(isNamed)) {
    report({
      code: 'api/overlapping-files',
      severity: 'warning',
      field,
      value: path,
      message: `${valueText(path)} overlaps itself (${repeats} times): before 1.34, a source without items counts as the one before it`,
      fix: 'set items in the sources that follow',
    });
  }
}

/** The files that a source names; `undefined` for one that has whatever its object has. */
function filesOfSource(source: VolumeProjection, path: FieldPath, target: Target): readonly MountedFile[] | undefined {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = source;
  if (configMap?.items !== undefined) return filesOf(configMap.items, `${path}.configMap`);
  if (secret?.items !== undefined) return filesOf(secret.items, `${path}.secret`);
  if (downwardAPI?.items !== undefined) return filesOf(downwardAPI.items, `${path}.downwardAPI`);
  if (serviceAccountToken !== undefined) return [fileAt(serviceAccountToken.path, `${path}.serviceAccountToken.path`)];
  if (clusterTrustBundle !== undefined) return [fileAt(clusterTrustBundle.path, `${path}.clusterTrustBundle.path`)];
  if (podCertificate === undefined || !target.since('1.34')) return undefined;
  return (['certificateChainPath', 'keyPath', 'credentialBundlePath'] as const).map((name) =>
    fileAt(podCertificate[name], `${path}.podCertificate.${name}`),
  );
}

function filesOf(items: readonly { readonly path?: string }[], path: FieldPath): readonly MountedFile[] {
  return items.map((item, at) => fileAt(item.path, `${path}.items[${at}].path`));
}

function fileAt(path: string | undefined, field: FieldPath): MountedFile {
  return { path: path ?? '', field };
}

function warnOf(files: readonly MountedFile[], report: Report): void {
  if (files.length < 2 || (files.length < 16 && areApart(files))) return;
  for (const { file, other } of overlapsIn(files)) {
    report({
      code: 'api/overlapping-files',
      severity: 'warning',
      field: file.field,
      value: file.path,
      message: `${valueText(file.path)} overlaps ${valueText(other.path)} of ${other.field}: one of them will be missing`,
      fix: 'change one of them',
    });
  }
}

/** Whether no path begins like another one, as in nearly all volumes, which have few files. */
function areApart(files: readonly MountedFile[]): boolean {
  return files.every(({ path }, at) => {
    for (let other = 0; other < at; other += 1) {
      const before = files[other]?.path ?? '';
      if (path.startsWith(before) || before.startsWith(path)) return false;
    }
    return true;
  });
}

function warnOfEmpty(field: FieldPath, report: Report): void {
  report({
    code: 'api/empty-projection',
    severity: 'warning',
    field,
    message: 'empty source',
    fix: 'remove it, or set a source that the target release has',
  });
}
