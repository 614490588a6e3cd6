import type { Finding } from '../../findings/finding';
import type { Manifest } from '../rendered';

/** The annotations of one object for an engine, and findings about them. */
export interface AnnotatedObject {
  readonly manifest: Manifest;
  readonly findings?: readonly Finding[];
}
