import { typedText, valueText } from '../findings/value-text';
import { type KubernetesRelease, releases } from './generated/releases';

/** A Kubernetes release, without its patch level: nothing that a manifest can say depends on that. */
export type KubernetesVersion = KubernetesRelease;

/** How a release may be named: `'1.35'`, `'v1.35'`, and with a patch level, which makes no difference: `'1.35.2'`. */
export type KubernetesVersionName =
  | KubernetesVersion
  | `v${KubernetesVersion}`
  | `${'' | 'v'}${KubernetesVersion}.${string}`;

/** The releases that this version of the package knows, oldest first. */
export const kubernetesVersions: readonly KubernetesVersion[] = releases;

/**
 * The default target release: the oldest one that upstream supports (November 2026).
 * @see https://kubernetes.io/releases/
 */
export const defaultKubernetesVersion: KubernetesVersion = '1.35';

/** `1.33`, `v1.33`, `1.33.4`, and what distributions make of it: `v1.33.4-gke.100`, `1.33.4+k3s1`. */
const versionText = /^v?(\d{1,4}\.\d{1,4})(?:\.\d{1,9}(?:[-+][-+.0-9A-Za-z]*)?)?$/;

/**
 * The release that a string names: `'1.33'`, `'v1.33.4'` and `'v1.33.4-gke.100'` are all `'1.33'`.
 *
 * @throws TypeError where it names no release that is known, with the list of those. A number is refused, because YAML
 * reads an unquoted 1.30 as 1.3.
 */
export function parseKubernetesVersion(text: unknown): KubernetesVersion {
  if (typeof text === 'number') {
    throw new TypeError(`Kubernetes version: must be a string, got number ${text}; ${quoted(text)}`);
  }
  const release = typeof text === 'string' ? versionText.exec(text.trim())?.[1] : undefined;
  const known = kubernetesVersions.find((version) => version === release);
  if (known === undefined) {
    const problem =
      typeof text === 'string' ? `unknown release ${valueText(text)}` : `must be a string, got ${typedText(text)}`;
    throw new TypeError(`Kubernetes version: ${problem}; set one of ${kubernetesVersions.join(', ')}`);
  }
  return known;
}

/** How a release that was written as a number is written. */
function quoted(number: number): string {
  const exact = kubernetesVersions.find((version) => version === String(number));
  if (exact !== undefined) return `quote it: "${exact}"`;
  const cut = kubernetesVersions.find((version) => Number(version) === number);
  if (cut !== undefined) return `quote it: "${cut}", which is read as ${number} without quotes`;
  return `set one of ${kubernetesVersions.map((version) => `"${version}"`).join(', ')}`;
}

/** Orders releases by age: negative where `left` is the older one, 0 where they are the same. */
export function compareVersions(left: KubernetesVersion, right: KubernetesVersion): number {
  return kubernetesVersions.indexOf(left) - kubernetesVersions.indexOf(right);
}

/** Whether a release is `since` or a later one. */
export function atLeast(version: KubernetesVersion, since: KubernetesVersion): boolean {
  return compareVersions(version, since) >= 0;
}
