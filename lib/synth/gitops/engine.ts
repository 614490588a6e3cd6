import { oneOf } from '../one-of';

/** What brings manifests from a repository to a cluster. */
export type GitOpsEngine = (typeof engines)[number];

const engines = ['argo-cd', 'flux'] as const;

/**
 * The engine of that name.
 * @throws Error for an unknown engine, with the nearest one.
 */
export function engineNamed(name: unknown): GitOpsEngine {
  return oneOf('gitOps', name, engines);
}
