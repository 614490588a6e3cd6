import type { Finding } from '../findings/finding';

/** An object's manifest, as JSON. */
export type Manifest = Readonly<Record<string, unknown>>;

/** What an object rendered to. */
export interface Rendered {
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
  /** Whether the manifest was copied value by value, so that nothing in it occurs twice. */
  readonly isTree: boolean;
}

/** A change to the manifest of an object, and what is wrong with it. Pure. */
export type Step = (manifest: Manifest) => Pick<Rendered, 'manifest' | 'findings'>;
