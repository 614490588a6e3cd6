import { ApiObject, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { headlessServiceName, type PodLabels } from '../pod/render';
import type { ComposedObject } from './composition';
import { nameLabel } from './name-label';
import { servicePorts } from './service-ports';
import { manage } from './synth';

/**
 * The headless Service that gives a StatefulSet's Pods their DNS names, also before they are ready: members of a cluster
 * find each other while they start.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function placeHeadlessService(scope: Construct, workload: ComposedObject, selector: PodLabels): ApiObject {
  const { name, metadata } = workload.object;
  const service = new ApiObject(scope, 'headless-service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: headlessServiceName(name),
      ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
      labels: nameLabel(name),
    },
    spec: {
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector,
      ports: Lazy.any({ produce: () => servicePorts(workload.manifest()) }),
    },
  });
  manage(service);
  return service;
}
