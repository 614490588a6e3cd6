import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { dns1123Subdomain } from '../../kubernetes/names';
import type { Metadata } from '../../pod/render';
import { elsewhere, object as objectCheck, optional, recordOf, string } from '../../values/check';
import { defined } from '../../values/defined';
import type { Manifest, Step } from '../manifest';
import { labels, objectNameCheck } from '../metadata-checks';
import { addStep } from '../synth';

/** Name, labels and annotations of an object that is in no namespace. */
export type ClusterMetadata = Omit<Metadata, 'namespace'>;

/** The check of that metadata: verification does not know these kinds. */
export const clusterMetadata = objectCheck({
  name: optional(objectNameCheck),
  namespace: elsewhere('remove it, the object is in no namespace'),
  labels: optional(labels),
  annotations: optional(recordOf(optional(string))),
});

interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

/** Makes an object that is in no namespace: cdk8s would give it that of its chart. */
export function clusterObject(
  scope: Construct,
  { apiVersion, kind, metadata, ...body }: Manifest & ClusterObject,
): ApiObject {
  checkObjectName(`${kind} ${scope.node.path}`, metadata.name);
  const object = new ApiObject(scope, 'Resource', { apiVersion, kind, metadata: defined(metadata), ...body });
  addStep(object, withoutNamespace);
  return object;
}

const withoutNamespace: Step = (manifest) => {
  const { namespace: _, ...metadata } = manifest.metadata as { readonly namespace?: unknown };
  return { manifest: { ...manifest, metadata }, findings: [] };
};

/** The name, which is the construct's id by default: verification does not know these kinds. */
function checkObjectName(where: string, name: string | undefined): void {
  const [problem] = typeof name === 'string' ? dns1123Subdomain(name) : [];
  if (problem !== undefined) throw new TypeError(`${where}: metadata.name ${problem}; set metadata: { name: "…" }`);
}
