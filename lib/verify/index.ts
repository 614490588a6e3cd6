export type { Issue, Reason, Severity } from '../kubernetes/issue';
export type { Origins } from '../kubernetes/origins';
export {
  type KubernetesVersion,
  type KubernetesVersionName,
  kubernetesVersions,
  parseKubernetesVersion,
} from '../kubernetes/version';
export { acknowledgeAnnotation } from './acknowledge';
export type { VerifyOptions } from './options';
export { verify } from './verify';
