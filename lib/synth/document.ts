/** A document of a file. */
export interface Document {
  readonly manifest: unknown;
  /** Whether all values are known to be plain and to occur once, so that this need not be checked. @default false */
  readonly isTree?: boolean | undefined;
  /** The manifest as it is written, where it was printed already. */
  readonly text?: Uint8Array | undefined;
  /** The path of its construct, for errors. @default none */
  readonly path?: string | undefined;
}
