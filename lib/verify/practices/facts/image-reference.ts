/** The last part of an image's path, without tag and digest: `registry.example/team/nginx:1.29` → `nginx`. */
export function imageName(image: string): string {
  const path = imageRepository(image);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** An image without tag and digest: `registry.example:5000/team/nginx:1.29` → `registry.example:5000/team/nginx`. */
export function imageRepository(image: string): string {
  const path = withoutDigest(image);
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  return colon === -1 ? path : path.slice(0, colon);
}

/** The tag of an image, if any. */
export function imageTag(image: string): string | undefined {
  const path = withoutDigest(image);
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  return colon === -1 ? undefined : path.slice(colon + 1);
}

/** Whether an image is named by the digest of its content. */
export function hasDigest(image: string): boolean {
  return image.includes('@');
}

function withoutDigest(image: string): string {
  const at = image.indexOf('@');
  return at === -1 ? image : image.slice(0, at);
}
