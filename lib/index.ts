export * from './attachments';
export * from './constructs';
export * from './pod';
export { GitOpsApp, type GitOpsAppProps } from './synth/gitops-app';
