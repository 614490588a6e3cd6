import { ApiObject, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { headlessServiceName, type PodLabels } from '../pod/render';
import type { Composed } from './composition';
import { nameLabel } from './name-label';
import { Rendering } from './render';
import { servicePorts } from './service-ports';

/**
 * The headless Service that gives a StatefulSet's Pods their DNS names, also before they are ready: members of a cluster
 * find each other while they start.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function placeHeadlessService(scope: Construct, composition: Composed, selector: PodLabels): ApiObject {
  const { name, metadata } = composition.object;
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
      ports: Lazy.any({ produce: () => servicePorts(composition.manifest()) }),
    },
  });
  Rendering.of(service).hold();
  return service;
}
