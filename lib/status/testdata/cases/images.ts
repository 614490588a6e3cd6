import { deploymentWith, pod, waiting } from '../objects';
import type { Case } from './case';
import { withEvents } from './with-events';

const pulled = (message: string, image = 'registry.example/web:7') => {
  const parts = waiting('ErrImagePull', message);
  return pod({ ...parts, container: { image } });
};

export const imageCases: readonly Case[] = [
  {
    title: 'a tag that does not exist',
    objects: deploymentWith(
      waiting(
        'ImagePullBackOff',
        'Back-off pulling image "registry.example/web:7": ErrImagePull: failed to resolve reference "registry.example/web:7": not found',
      ),
    ),
    cause: 'image-pull',
    message:
      '2 of 3 Pods of Deployment shop/web: image "registry.example/web:7" of container "web" was not found in the registry',
    field: 'spec.template.spec.containers[0].image',
  },
  {
    title: 'the image of a volume',
    objects: [
      pod({
        ...waiting('ImagePullBackOff', 'Back-off pulling image "registry.example/data:1": ErrImagePull: not found'),
        spec: { volumes: [{ name: 'data', image: { reference: 'registry.example/data:1' } }] },
      }),
    ],
    cause: 'image-pull',
    message: 'Pod shop/web: image "registry.example/data:1" of volume "data" was not found in the registry',
    field: 'spec.volumes[0].image.reference',
  },
  {
    title: 'a registry that wants credentials, and a Secret with them that does not exist',
    objects: withEvents(pulled('failed to authorize: failed to fetch anonymous token: 401 Unauthorized'), [
      'FailedToRetrieveImagePullSecret',
      'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.',
    ]),
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/web:7" of container "web" is refused by the registry: no valid credentials; Secret regcred does not exist',
    field: 'spec.imagePullSecrets',
  },
  {
    title: "a registry's rate limit, which only the event names",
    objects: withEvents(pod(waiting('ImagePullBackOff', 'Back-off pulling image "registry.example/web:7"')), [
      'Failed',
      'Failed to pull image "registry.example/web:7": toomanyrequests: You have reached your pull rate limit.',
    ]),
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/web:7" of container "web" is refused by the registry because of its rate limit',
    field: 'spec.imagePullSecrets',
  },
  {
    title: 'a name that is not valid',
    objects: [
      pod({
        ...waiting('InvalidImageName', 'Failed to apply default image tag "Web:7": couldn\'t parse image name'),
        container: { image: 'Web:7' },
      }),
    ],
    cause: 'image-pull',
    message: 'Pod shop/web: image "Web:7" of container "web" is not a valid image name',
    field: 'spec.containers[0].image',
  },
  {
    title: 'an image that must be on the node',
    objects: [
      pod(
        waiting(
          'ErrImageNeverPull',
          'Container image "registry.example/web:7" is not present with pull policy of Never',
        ),
      ),
    ],
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/web:7" of container "web" is not on the node, and imagePullPolicy is Never',
    field: 'spec.containers[0].imagePullPolicy',
  },
  {
    title: 'a registry that cannot be reached',
    objects: [pulled('dial tcp: lookup registry.example: no such host')],
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/web:7" of container "web" cannot be pulled: the registry cannot be reached',
    field: 'spec.containers[0].image',
  },
  {
    title: 'an image whose name has the words of another error',
    objects: [pulled('dial tcp 10.0.0.1:443: i/o timeout', 'registry.example/unauthorized:403')],
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/unauthorized:403" of container "web" cannot be pulled: the registry cannot be reached',
    field: 'spec.containers[0].image',
  },
];
