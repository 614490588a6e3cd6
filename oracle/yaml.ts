import { askLines } from './ask';
import { buildProgram } from './build';

/** What kubectl takes from a text: see yaml/main.go. */
export interface KubectlReading {
  /** The documents up to the first that cannot be read; without those that are empty. */
  readonly documents: readonly {
    readonly value: unknown;
    /** Why there is no value in the JSON that the document is. */
    readonly error?: string;
  }[];
  /** Why the document after them cannot be read. */
  readonly error?: string;
}

/** How kubectl reads some texts, or the bytes of files; builds its reader first, which takes a minute once. */
export async function kubectlReadings(texts: readonly (string | Uint8Array)[]): Promise<readonly KubectlReading[]> {
  const lines = texts.map((text) => Buffer.from(text as string).toString('base64'));
  return (await askLines(buildProgram('yaml'), lines)).map((answer) => JSON.parse(answer));
}
