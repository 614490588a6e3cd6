import type { Finding } from '../../findings/finding';
import type { Manifest } from '../rendered';

/** What an engine is told about one object, and what is wrong about that. */
export interface AnnotatedObject {
  readonly manifest: Manifest;
  readonly findings?: readonly Finding[];
}
