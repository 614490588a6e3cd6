import { type Disk, nodeDisk, unlessGone } from './disk';
import { attempt, inFolder } from './disk-error';
import { within } from './folder-view';
import { type OutputFile, textOf } from './output-file';
import { findOutputFolder } from './output-folder';
import { indexName } from './output-index';
import { type Contents, checkPaths, planFiles } from './plan-files';

/** A file in which a folder is not what {@link writeFiles} would make it. */
export type Difference =
  /** It is not there. */
  | { readonly kind: 'new'; readonly path: string; readonly after: string }
  /** It holds something else, or is a link, which is not followed: `before` is empty then. */
  | { readonly kind: 'changed'; readonly path: string; readonly before: string; readonly after: string }
  /** An earlier run wrote it, and it would be deleted. */
  | { readonly kind: 'pruned'; readonly path: string; readonly before: string };

/** What comparing came to. */
export interface Checked {
  readonly differences: readonly Difference[];
  /** Files of others in the folder that deploy tools take for manifests. */
  readonly others: readonly string[];
}

/**
 * In what a folder differs from the one that {@link writeFiles} would make of it, the index included, which comes last;
 * files are in the order in which they are given. Nothing is written, and nothing waits: a run at work in the folder is
 * not regarded.
 *
 * @throws Error where writing would throw because of a path, or a file cannot be read
 */
export function checkFiles({ outdir, files, ...more }: Contents, disk: Disk = nodeDisk): Checked {
  return inFolder(outdir, () => {
    checkPaths(outdir, files);
    const { root } = findOutputFolder(outdir, disk);
    const plan = planFiles({ outdir, files, ...more }, root, disk);
    const added = new Set(plan.added);
    const replaced = new Set(plan.replaced);
    const read = (path: string) =>
      attempt(`read ${path}`, () => unlessGone(() => disk.read(within(root, path)))?.toString());
    const compare = (path: string, before: string | undefined, text: OutputFile['text']): Difference => {
      const after = textOf({ text });
      return before === undefined ? { kind: 'new', path, after } : { kind: 'changed', path, before, after };
    };

    const differences = [
      ...files.flatMap((file) => {
        if (added.has(file)) return [compare(file.path, undefined, file.text)];
        return replaced.has(file)
          ? [compare(file.path, plan.modes.has(file.path) ? read(file.path) : '', file.text)]
          : [];
      }),
      ...plan.pruned.map((path): Difference => ({ kind: 'pruned', path, before: read(path) ?? '' })),
      ...(plan.indexAfter === undefined || plan.indexBefore === plan.indexAfter
        ? []
        : [compare(indexName, plan.indexBefore, plan.indexAfter)]),
    ];
    return { differences, others: plan.others };
  });
}
