import type { ManifestInText } from './manifests';
import type { Skipped } from './skipped';
import { sortable, sortOut, type Treatment } from './sort-out';

/** The manifests of some documents, and what the others are. */
export interface KeptManifests {
  /** One that cannot be read has findings, and no object. */
  readonly manifests: readonly ManifestInText[];
  readonly skipped: Skipped;
}

/** Separates manifests from the other documents of a repository, for commands that read all of them at once. */
export function keptManifests(documents: readonly ManifestInText[]): KeptManifests {
  const { treatments, skipped } = sortOut(sortable(documents), () => undefined);
  return { manifests: documents.flatMap((document, at) => asTreated(document, treatments[at])), skipped };
}

/** What is left of a document. */
function asTreated(document: ManifestInText, treatment: Treatment | undefined): readonly ManifestInText[] {
  if (treatment === 'whole') return [document];
  return treatment === 'none' || document.findings.length === 0 ? [] : [{ ...document, object: undefined }];
}
