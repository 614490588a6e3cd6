import { knownKind, normalizedApiVersion } from './kinds';

/** Kinds of Kubernetes' own that are in no namespace, by API group, in addition to those with a row in kinds.ts. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  '': ['Node', 'PersistentVolume', 'ComponentStatus'],
  'admissionregistration.k8s.io': [
    ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'MutatingAdmissionPolicy'],
    ...['MutatingAdmissionPolicyBinding', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io': ['IngressClass', 'IPAddress', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  policy: ['PodSecurityPolicy'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['StorageClass', 'CSIDriver', 'CSINode', 'VolumeAttachment', 'VolumeAttributesClass'],
};

const others: ReadonlySet<string> = new Set(
  Object.entries(kinds).flatMap(([group, names]) => names.map((name) => `${group}/${name}`)),
);

/** Whether objects of a kind, which is one of Kubernetes' own, are in no namespace: a server ignores one that they name. */
export function isClusterScoped(apiVersion: string, kind: string): boolean {
  const known = knownKind(normalizedApiVersion(apiVersion), kind);
  if (known !== undefined) return known.scope === 'Cluster';
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return others.has(`${group}/${kind}`);
}
