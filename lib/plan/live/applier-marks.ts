import { own } from '../../values/own';
import type { Entries } from '../stored/stored';

/** What programs that apply manifests add to each object, each time. No manifest has it, and it is not removed. */
const marks: Readonly<Record<'labels' | 'annotations', readonly string[]>> = {
  labels: [
    ...['kustomize.toolkit.fluxcd.io/name', 'kustomize.toolkit.fluxcd.io/namespace'],
    ...['helm.toolkit.fluxcd.io/name', 'helm.toolkit.fluxcd.io/namespace'],
    ...['argocd.argoproj.io/instance', 'applyset.kubernetes.io/part-of'],
  ],
  annotations: [
    ...['argocd.argoproj.io/tracking-id', 'argocd.argoproj.io/installation-id'],
    ...['meta.helm.sh/release-name', 'meta.helm.sh/release-namespace'],
  ],
};

/** An object with the marks that the live one has of the program that applied it. */
export function withApplierMarks(next: Entries, live: Entries): Entries {
  const metadata = own(next, 'metadata') as Entries | undefined;
  const before = own(live, 'metadata');
  const kept = (['labels', 'annotations'] as const).flatMap((part) => {
    const [was, is] = [own(before, part), own(metadata, part)];
    const added = keysOf(part, was).filter((key) => own(is, key) === undefined);
    if (added.length === 0) return [];
    return [
      [part, { ...(is as Entries | undefined), ...Object.fromEntries(added.map((key) => [key, own(was, key)])) }],
    ];
  });
  return kept.length === 0 ? next : { ...next, metadata: { ...metadata, ...Object.fromEntries(kept) } };
}

function keysOf(part: 'labels' | 'annotations', live: unknown): readonly string[] {
  const keys = marks[part].filter((key) => own(live, key) !== undefined);
  // Helm says so on what it applies, and its charts need not.
  return part === 'labels' && own(live, managedBy) === 'Helm' ? [...keys, managedBy] : keys;
}

const managedBy = 'app.kubernetes.io/managed-by';
