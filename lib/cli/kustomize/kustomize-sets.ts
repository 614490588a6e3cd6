import { own } from '../../values/own';
import { readDocuments } from '../../yaml';
import type { Change } from './patch-changes';
import { type Target, targetOf } from './target';

/** What a kustomization sets in the objects that it builds. */
export interface Sets {
  readonly namespace: boolean;
  /** Whether it adds to names. */
  readonly affixes: boolean;
  /** The labels that it adds to Pods. */
  readonly labels: ReadonlySet<string>;
  /** Whether it adds them to selectors, too. */
  readonly selects: boolean;
  /** Whether it replaces `$(NAME)`. */
  readonly variables: boolean;
  /** The objects that it changes or makes. */
  readonly targets: readonly Target[];
  /** What its patches do, as far as it is known. */
  readonly changes: () => readonly Change[];
}

/** A patch of a kustomization: what it changes, and its file, if it is in one. */
export interface Patch {
  readonly file?: string;
  /** The documents of one that stands in the kustomization. */
  readonly documents?: readonly unknown[];
  /** Absent where the patch itself says it. */
  readonly target?: Target;
}

/**
 * The patches of a kustomization.
 * @param join makes a path of one that is relative to the kustomization
 */
export function patchesIn(value: unknown, join: (path: string) => string): readonly Patch[] {
  const all = [...listIn(value, 'patches'), ...listIn(value, 'patchesJson6902')].flatMap((entry) => {
    // Not valid, and what it means is clear.
    if (typeof entry === 'string') return patchAt(entry, join);
    const chosen = own(entry, 'target');
    const target = chosen === undefined ? {} : { target: targetOf(chosen) };
    const path = own(entry, 'path');
    if (typeof path === 'string') return [{ file: join(path), ...target }];
    const patch = own(entry, 'patch');
    const documents = typeof patch === 'string' ? documentsIn(patch) : [];
    if (chosen !== undefined) return [{ documents, ...target }];
    return patchesOf(documents);
  });
  const merged = listIn(value, 'patchesStrategicMerge').flatMap((entry) =>
    typeof entry === 'string' ? patchAt(entry, join) : [],
  );
  return [...all, ...merged];
}

/**
 * What a kustomization sets.
 * @param patched the targets of its patches
 */
export function setsOf(value: unknown, patched: readonly Target[]): Omit<Sets, 'changes'> {
  const common = keysOf(own(value, 'commonLabels'));
  const labels = listIn(value, 'labels');
  const selecting = labels.filter((one) => own(one, 'includeSelectors') === true);
  const inTemplates = labels.filter((one) => own(one, 'includeTemplates') === true);
  const added = [...selecting, ...inTemplates].flatMap((one) => keysOf(own(one, 'pairs')));
  return {
    namespace: isText(own(value, 'namespace')),
    affixes: isText(own(value, 'namePrefix')) || isText(own(value, 'nameSuffix')),
    labels: new Set([...common, ...added]),
    selects: common.length > 0 || selecting.length > 0,
    variables: listIn(value, 'vars').length > 0,
    targets: [
      ...patched,
      ...generated(value, 'configMapGenerator', 'ConfigMap'),
      ...generated(value, 'secretGenerator', 'Secret'),
      ...listIn(value, 'replacements').flatMap(replaced),
      // Programs, which may change anything.
      ...(listIn(value, 'transformers').length > 0 ? [{}] : []),
    ],
  };
}

function patchAt(text: string, join: (path: string) => string): readonly Patch[] {
  return text.includes('\n') ? patchesOf(documentsIn(text)) : [{ file: join(text) }];
}

function documentsIn(text: string): readonly unknown[] {
  return readDocuments(text, false).map(({ value }) => value);
}

function patchesOf(documents: readonly unknown[]): readonly Patch[] {
  return documents.map((value) => ({
    documents: [value],
    target: targetOf({ kind: own(value, 'kind'), name: own(own(value, 'metadata'), 'name') }),
  }));
}

function replaced(replacement: unknown): readonly Target[] {
  // One in a file of its own may change anything.
  if (own(replacement, 'path') !== undefined) return [{}];
  return listIn(replacement, 'targets').map((one) => targetOf(own(one, 'select')));
}

function generated(value: unknown, field: string, kind: string): readonly Target[] {
  return listIn(value, field).flatMap((one) => {
    const name = own(one, 'name');
    return typeof name === 'string' ? [{ kind, name }] : [];
  });
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function listIn(value: unknown, field: string): readonly unknown[] {
  const entries = own(value, field);
  return Array.isArray(entries) ? entries : [];
}
