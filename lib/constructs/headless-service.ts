import { ApiObject, Lazy } from 'cdk8s';
import { headlessServiceName } from '../pod/render';
import type { Composed } from './composition';
import { servicePorts } from './service-ports';
import type { Workload } from './workload';

/**
 * The headless Service that gives a StatefulSet's Pods their DNS names, also before they are ready: members of a cluster
 * find each other while they start.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function placeHeadlessService(workload: Workload, composition: Composed): ApiObject {
  const { name, selector, apiObject } = workload;
  return new ApiObject(workload, 'headless-service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: headlessServiceName(name),
      ...(apiObject.metadata.namespace !== undefined && { namespace: apiObject.metadata.namespace }),
      labels: { 'app.kubernetes.io/name': name },
    },
    spec: {
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector,
      ports: Lazy.any({ produce: () => servicePorts(composition.manifest()) }),
    },
  });
}
