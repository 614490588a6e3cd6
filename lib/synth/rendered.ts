import type { Manifest } from '../constructs/manifest';
import type { Document } from './document';
import type { ObjectFacts } from './pods-json-format';

export type { Manifest };

/** A manifest as a document of a file. */
export interface Printable extends Document {
  /** The whole object; with `text`, it may only have apiVersion, kind and metadata. */
  readonly manifest: Manifest;
}

/** An object of an app, rendered. */
export interface RenderedObject extends Printable {
  /** The path of its construct: `shop/storefront`. */
  readonly path: string;
  /** What its manifest cannot carry. @default the path of its construct */
  readonly facts?: (() => ObjectFacts) | undefined;
  /**
   * 0 where it depends on nothing, else one more than the highest it depends on, over the whole app. A {@link config}
   * adds nothing: every engine applies a ConfigMap before what mounts it, so the two share a wave.
   *
   * Only dependencies of `addDependency` count. That cdk8s has a chart wait for the charts within it does not: a chart
   * often has the Namespace of those, which would then wait for what cannot be without it.
   *
   * Of an object whose manifest says a wave (`ownWave`), that one counts for those that depend on it.
   */
  readonly wave: number;
  /** Whether it is a ConfigMap of an attachment: immutable, its name ending in a hash of its content. @default false */
  readonly config?: boolean | undefined;
}

/** A chart with the objects of its own, not those of charts within it, in the order in which they have to be applied. */
export interface RenderedChart {
  /** The path of the construct. */
  readonly path: string;
  /** The name that cdk8s gives files and folders of the chart: `Names.toDnsLabel(chart)`. */
  readonly name: string;
  /** The namespace of objects that say none. */
  readonly namespace?: string;
  readonly objects: readonly RenderedObject[];
}

/** An app, rendered. */
export interface RenderedApp {
  /** In the order in which they have to be applied. */
  readonly charts: readonly RenderedChart[];
  /** Whether a chart depends on another one; cdk8s then numbers files and folders: `0000-shop`. */
  readonly dependent: boolean;
}

/** A file of the output before it is text. */
export interface ManifestFile {
  /** From the output folder, parts separated by `/`. */
  readonly path: string;
  readonly documents: readonly Printable[];
}
