/** A file of the output folder. */
export interface OutputFile {
  /** Where it is in the folder: relative, its parts separated by `/` on every platform. */
  readonly path: string;
  /** Its content: a string, or bytes in UTF-8. */
  readonly text: string | Uint8Array;
}

/** The content of a file, as a string. */
export function textOf({ text }: Pick<OutputFile, 'text'>): string {
  return typeof text === 'string' ? text : Buffer.from(text).toString();
}
