import { defaultKubernetesVersion } from '../lib/kubernetes/version';
import { allPractices } from '../lib/verify/practices/all-practices';
import { practices } from '../lib/verify/practices/practices';
import { decode } from '../lib/verify/shape/decode';
import { targetOf } from '../lib/verify/target/target';
import { realApps } from './manifests/read';

/** How often a practice fires on real manifests. */
export interface PracticeRate {
  readonly code: string;
  readonly on: boolean;
  /** In how many manifests it finds something. */
  readonly fires: number;
  /** Of how many: those of the kinds that are known here, each counted once. */
  readonly of: number;
  /** In how many apps, such as charts, it finds something, and of how many. */
  readonly apps: number;
  readonly ofApps: number;
}

/** More often a practice that is on by default must not fire. */
export const mostPercent = 2;

/** The newest release in which servers take Pods in a StatefulSet that they refuse, and the one that is the default. */
const releases = ['1.33', defaultKubernetesVersion] as const;

/** How often each practice fires on the real manifests, those of an app looked at together. */
export function practiceRates(): readonly PracticeRate[] {
  const firing = new Map<string, Set<string>>(allPractices.map(({ code }) => [code, new Set()]));
  const seen = new Set<string>();
  const apps = new Map<string, Set<string>>(allPractices.map(({ code }) => [code, new Set()]));
  const all = realApps();
  for (const target of releases.map((release) => targetOf(release))) {
    for (const [app, objects] of all) {
      const decoded = objects.map((object) => decode(object, target, ignore));
      for (const [index, object] of objects.entries()) {
        if (decoded[index] !== undefined) seen.add(JSON.stringify(object));
      }
      for (const { index, finding } of practices({ manifests: objects, target, decoded }, 'all')) {
        firing.get(finding.code)?.add(JSON.stringify(objects[index]));
        apps.get(finding.code)?.add(app);
      }
    }
  }
  return allPractices.map(({ code, on }) => ({
    code,
    on,
    fires: firing.get(code)?.size ?? 0,
    of: seen.size,
    apps: apps.get(code)?.size ?? 0,
    ofApps: all.size,
  }));
}

function ignore(): void {}

/** In how many of a hundred manifests a practice fires. */
export function percent({ fires, of }: PracticeRate): number {
  return (100 * fires) / of;
}

/** The rates as a table in Markdown, the most frequent first, with what it is counted on. */
export function rateTable(rates: readonly PracticeRate[]): string {
  const rows = [...rates]
    .sort((one, other) => other.fires - one.fires || (one.code < other.code ? -1 : 1))
    .map((rate) => {
      const { code, on, fires, apps, ofApps } = rate;
      const perApp = ((100 * apps) / ofApps).toFixed(1);
      return `| \`${code}\` | ${on ? 'on' : 'off'} | ${fires} | ${percent(rate).toFixed(1)} % | ${apps} | ${perApp} % |`;
    });
  const { of = 0, ofApps = 0 } = rates[0] ?? {};
  return `# How often each practice fires

Measured on ${of} real manifests of ${ofApps} apps; those of one app are checked together (${'`conformance/manifests/SOURCES.md`'}). A practice is on by
default only if it fires on at most ${mostPercent} % of them, for ${releases.join(' or ')}. A practice for rare kinds (disruption budgets, autoscalers,
CronJobs) is also off if it fires on most objects of its kind. ${'`npm run generate`'} counts.

| practice | by default | manifests | of all | apps | of all |
|---|---|--:|--:|--:|--:|
${rows.join('\n')}
`;
}
