import type { Target } from '../target/target';
import { isBlank } from './draft';

const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const host = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const digest = '@(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})';
const reference = new RegExp(`^(${host}/(${part}(?:/${part})*))(?::([\\w][\\w.-]{0,127}))?(${digest})?$`);
const identifier = /^[a-f0-9]{64}$/;
const longestName = 255;

/** Of what is longer than any host and path, nothing is read. */
const longestImage = 2000;

/**
 * When an image is pulled that says nothing about it: `Always` with the tag `latest` or with neither tag nor digest,
 * `IfNotPresent` with any other, and where there is no reference that can be read.
 * @see https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting
 */
export function defaultPullPolicy(image: string | undefined, target: Target): 'Always' | 'IfNotPresent' {
  if (isBlank(image) || image.length > longestImage || identifier.test(image)) return 'IfNotPresent';
  const [, name = '', path = '', tag, hash] = reference.exec(withHost(image)) ?? [];
  // Until 1.31, the host counts as well.
  if (path === '' || (target.since('1.32') ? path : name).length > longestName) return 'IfNotPresent';
  return (tag ?? (hash === undefined ? 'latest' : '')) === 'latest' ? 'Always' : 'IfNotPresent';
}

/** The image with the registry that it is from: Docker Hub, where its first part is not a host. */
function withHost(image: string): string {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(0, slash));
  if (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase()) return image;
  return slash === -1 ? `docker.io/library/${image}` : `docker.io/${image}`;
}
