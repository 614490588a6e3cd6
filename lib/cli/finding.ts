import type { Issue } from '../kubernetes/issue';
import type { Position } from './manifests';

/** A finding where it stands in a text. */
export interface Finding extends Position {
  readonly file: string;
  /** Which object it is in: `Deployment shop/web`; `''` where the text is none. */
  readonly object: string;
  readonly issue: Issue;
}
