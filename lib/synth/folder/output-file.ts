/** A file of the output folder. */
export interface OutputFile {
  /** Where it is in the folder: relative, its parts separated by `/` on every platform. */
  readonly path: string;
  /** All that it holds: a text, or one in UTF-8. */
  readonly text: string | Uint8Array;
}

/** All that a file holds, as a text. */
export function textOf({ text }: Pick<OutputFile, 'text'>): string {
  return typeof text === 'string' ? text : Buffer.from(text).toString();
}
