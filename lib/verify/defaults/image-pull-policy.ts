import { isBlank } from './draft';

/**
 * When an image is pulled that says nothing about it: `Always` with the tag `latest` or with neither tag nor digest,
 * `IfNotPresent` with any other, and where there is no reference to read.
 * @see https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting
 */
export function defaultPullPolicy(image: string | undefined): 'Always' | 'IfNotPresent' {
  if (isBlank(image)) return 'IfNotPresent';
  const digest = image.indexOf('@');
  const name = digest === -1 ? image : image.slice(0, digest);
  const tag = name.lastIndexOf(':');
  if (tag > name.lastIndexOf('/')) return name.slice(tag + 1) === 'latest' ? 'Always' : 'IfNotPresent';
  return digest === -1 ? 'Always' : 'IfNotPresent';
}
