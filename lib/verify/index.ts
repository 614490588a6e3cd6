/**
 * The verifier. Import it from `cdk8s-pods/verify`.
 * @module verify
 */

export type { Finding, Reason, Severity } from '../findings/finding';
export type { Origins } from '../findings/origins';
export type { CustomWorkload, LikeKind, TemplateInResource } from '../kubernetes/custom/custom-workload';
export {
  type KubernetesVersion,
  type KubernetesVersionName,
  kubernetesVersions,
  parseKubernetesVersion,
} from '../kubernetes/version';
export { acknowledgeAnnotation } from './acknowledge';
export type { VerifyOptions } from './options';
export type { VerifyUpdateOptions } from './update-options';
export { verify } from './verify';
export { verifyUpdate } from './verify-update';
