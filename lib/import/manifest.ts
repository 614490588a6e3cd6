import type { YamlComment } from '../yaml';

/** A manifest that is imported. */
export interface ImportedManifest {
  /** As kubectl reads it. */
  readonly object: Manifest;
  readonly comments: readonly YamlComment[];
  /** Where it stands, for notes: `shop.yaml:12`. */
  readonly place: string;
}

/** An object with a kind. Everything else in it may be anything. */
export type Manifest = Readonly<Record<string, unknown>> & { readonly apiVersion: string; readonly kind: string };
