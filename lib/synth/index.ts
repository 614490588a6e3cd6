/**
 * The app for GitOps repositories. Import it from `cdk8s-pods`.
 * @module gitops
 */

export type { GitOpsEngine } from './gitops/engine';
export { GitOpsApp, type GitOpsAppProps } from './gitops-app';
export type { Layout } from './layouts/layout';
export { type Environment, type SynthEachOptions, synthEach } from './synth-each';
