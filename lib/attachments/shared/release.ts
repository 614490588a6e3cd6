/**
 * The release of a tool that an image has, by its tag; absent where the tag does not say.
 *
 * @example releaseOf('docker.io/fluent/fluent-bit:4.2.0') // { major: 4, minor: 2 }
 */
export function releaseOf(image: string): Release | undefined {
  const [, major, minor] = /:v?(\d{1,3})\.(\d{1,3})[^/:@]*(?:@.*)?$/.exec(image) ?? [];
  return major === undefined || minor === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** A release, without its patch level. */
export interface Release {
  readonly major: number;
  readonly minor: number;
}

/** Whether a release is the other one or a later one. One that is not known counts as the newest. */
export function isFrom(release: Release | undefined, since: Release): boolean {
  if (release === undefined) return true;
  return release.major === since.major ? release.minor >= since.minor : release.major > since.major;
}
