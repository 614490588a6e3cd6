import type { Container, PodSpec, PodTemplateSpec } from '../kubernetes/generated/types';
import type { AddedContainer } from './attachment';
import type { ComposeContext } from './composition';
import { harden, hardenContainer, type SecurityProfile } from './harden';
import { type Images, inRegistry, isOurImage, resolveImage } from './images';

/** The settings that complete a Pod or a container. */
export interface CompletionSettings {
  readonly images: Images;
  readonly hardening: SecurityProfile;
}

/** Completes a Pod of one of our workloads, after all attachments: images and pull secrets of helpers, and hardening. */
export function completePod(template: PodTemplateSpec, { images, hardening }: CompletionSettings): PodTemplateSpec {
  const { spec } = template;
  if (spec === undefined) return template;
  const { initContainers } = spec;
  const hasHelper = initContainers?.some(({ image }) => image !== undefined && isOurImage(image)) === true;
  const withImages = {
    ...spec,
    ...(initContainers !== undefined && { initContainers: initContainers.map((one) => withImage(one, images)) }),
    ...(hasHelper && withPullSecrets(spec, images)),
  };
  return harden({ ...template, spec: withImages }, hardening);
}

/**
 * Completes a container that an attachment adds: its image, and in a Pod that is not ours its hardening. A Pod of ours is
 * hardened as a whole.
 */
export function completeContainer(
  { container, image }: Pick<AddedContainer, 'container' | 'image'>,
  { images, owned, hardening = 'restricted' }: ComposeContext,
): Container {
  const isDefault = container.image === undefined && image !== undefined && !isOurImage(image);
  // Without any image it is invalid, which the API rules report.
  const withDefault = { ...container, image: container.image ?? image } as Container;
  const complete = isDefault ? { ...withDefault, image: inRegistry(image, images) } : withImage(withDefault, images);
  return owned ? complete : hardenContainer(complete, hardening);
}

function withImage<T extends Container>(container: T, images: Images): T {
  return container.image === undefined ? container : { ...container, image: resolveImage(container.image, images) };
}

function withPullSecrets({ imagePullSecrets = [] }: PodSpec, { pullSecrets = [] }: Images): Partial<PodSpec> {
  const missing = pullSecrets.filter((secret) => !imagePullSecrets.some(({ name }) => name === secret));
  return missing.length === 0 ? {} : { imagePullSecrets: [...imagePullSecrets, ...missing.map((name) => ({ name }))] };
}
