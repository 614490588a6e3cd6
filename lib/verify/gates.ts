import { atLeast, type KubernetesVersion } from '../kubernetes/version';

/** Gates that validation depends on, and the first release in which each is on by default (`undefined`: in none yet). */
const onSince: Readonly<Record<string, KubernetesVersion | undefined>> = {
  SidecarContainers: '1.29',
  PodLifecycleSleepAction: '1.30',
};

const byRelease = new Map<KubernetesVersion, ReadonlySet<string>>();

/** The gates that are on by default in a release. */
export function gates(release: KubernetesVersion): ReadonlySet<string> {
  const known = byRelease.get(release);
  if (known !== undefined) return known;
  const on = Object.entries(onSince).filter(([, since]) => since !== undefined && atLeast(release, since));
  const names = new Set(on.map(([name]) => name));
  byRelease.set(release, names);
  return names;
}
