import type { Finding } from '../../findings/finding';
import type { Container } from '../../kubernetes/generated/types';
import type { Context } from '../../pod/attachment';
import { type ImageName, images } from '../../pod/images';

/**
 * The release of a tool that an image has, by its tag; absent where the tag does not say.
 *
 * @example releaseOf('docker.io/fluent/fluent-bit:4.2.0') // { major: 4, minor: 2, patch: 0 }
 */
export function releaseOf(image: string): Release | undefined {
  const [, major, minor, patch] = /:v?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?[^/:@]*(?:@.*)?$/.exec(image) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), ...(patch !== undefined && { patch: Number(patch) }) };
}

/** A release. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  /** @default any: the last one in an image, the first one that is needed */
  readonly patch?: number;
}

/** Whether a release is the other one or a later one. One that is not known counts as the newest. */
export function isFrom(release: Release | undefined, since: Release): boolean {
  if (release === undefined) return true;
  if (release.major !== since.major) return release.major > since.major;
  if (release.minor !== since.minor) return release.minor > since.minor;
  return (release.patch ?? Number.POSITIVE_INFINITY) >= (since.patch ?? 0);
}

/** The image that an attachment's container gets: of its options, else of the settings, else ours. */
export function imageOf(
  tool: ImageName,
  container: Partial<Pick<Container, 'image'>> | undefined,
  { images: settings }: Context,
): string {
  return container?.image ?? settings.replace?.[tool] ?? images[tool];
}

/** The finding for an image that is older than what `user` needs of `tool`: `log processor "logs" needs Fluent Bit 4.0 or later`. */
export function tooOld(user: string, tool: string, needed: Release, image: string): readonly Finding[] {
  if (isFrom(releaseOf(image), needed)) return [];
  const { major, minor, patch } = needed;
  const release = [major, minor, ...(patch === undefined ? [] : [patch])].join('.');
  return [
    {
      code: 'pod/image-too-old',
      severity: 'error',
      field: 'spec.containers',
      value: image,
      message: `${user} needs ${tool} ${release} or later, got image "${image}"`,
      fix: 'set a later image',
    },
  ];
}
