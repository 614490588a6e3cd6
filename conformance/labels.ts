import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a release's API server says to an object: `accept`, or everything that it says otherwise. */
export type Label =
  | 'accept'
  | {
      readonly verdict: string;
      readonly decode?: string;
      readonly errors?: readonly { readonly type: string; readonly field: string; readonly message: string }[];
      /** Fields that it clears without a word. */
      readonly dropped?: readonly string[];
      readonly overwritten?: readonly string[];
      /** Controls of Pod Security `restricted` that its Pods violate. */
      readonly restricted?: readonly string[];
    };

/** Releases to objects, by a hash of their JSON, to labels. */
export type Labels = Readonly<Record<string, Readonly<Record<string, Label>>>>;

export const labelsFile = join(__dirname, 'labels.json');

/** The committed answers of the oracle. */
export function readLabels(): Labels {
  return existsSync(labelsFile) ? JSON.parse(readFileSync(labelsFile, 'utf8')) : {};
}

/** Sixteen hexadecimal digits that stand for an object. */
export function hashOf(object: unknown): string {
  return createHash('sha256').update(JSON.stringify(object)).digest('hex').slice(0, 16);
}
