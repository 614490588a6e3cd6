import { defaultKubernetesVersion } from '../lib/kubernetes/version';
import { allPractices } from '../lib/verify/practices/all-practices';
import { practices } from '../lib/verify/practices/practices';
import { decode } from '../lib/verify/shape/decode';
import { targetOf } from '../lib/verify/target';
import { realApps } from './manifests/read';

/** How often a practice fires on real manifests. */
export interface PracticeRate {
  readonly code: string;
  readonly on: boolean;
  /** In how many manifests it finds something. */
  readonly fires: number;
  /** Of how many: those of the kinds that are known here, each counted once. */
  readonly of: number;
}

/** More often a practice that is on by default must not fire. */
export const mostPercent = 2;

/** How often each practice fires on the real manifests, those of an app looked at together. */
export function practiceRates(): readonly PracticeRate[] {
  const target = targetOf(defaultKubernetesVersion);
  const only = new Set(allPractices.map(({ code }) => code));
  const firing = new Map<string, Set<string>>(allPractices.map(({ code }) => [code, new Set()]));
  const seen = new Set<string>();
  for (const objects of realApps().values()) {
    const decoded = objects.map((object) => decode(object, target, ignore));
    for (const [index, object] of objects.entries()) if (decoded[index] !== undefined) seen.add(JSON.stringify(object));
    for (const { index, issue } of practices(objects, { target, decoded, only })) {
      firing.get(issue.code)?.add(JSON.stringify(objects[index]));
    }
  }
  return allPractices.map(({ code, on }) => ({ code, on, fires: firing.get(code)?.size ?? 0, of: seen.size }));
}

function ignore(): void {}

/** In how many of a hundred manifests a practice fires. */
export function percent({ fires, of }: PracticeRate): number {
  return (100 * fires) / of;
}
