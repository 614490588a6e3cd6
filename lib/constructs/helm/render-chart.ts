import { cacheKey } from './cache-key';
import { differences } from './differences';
import { cacheFolder, type KeptRendering, keep, readKept } from './rendering-cache';
import type { RenderingRequest } from './rendering-request';
import { runHelm } from './run-helm';

/** What a chart renders to. */
export interface RenderedChart {
  /** YAML. */
  readonly text: string;
  /** In what it differs each time that it is rendered, as far as that is known. */
  readonly unstable: readonly string[];
}

/**
 * Renders a chart, unless what it renders to is known. When a rendering is about to be kept, the chart is rendered a second
 * time, in another time zone: one that differs then would do so at each synth, and is not kept, but that is.
 * @throws Error where helm cannot render it
 */
export function renderChart(request: RenderingRequest, cache: boolean): RenderedChart {
  const folder = cache ? cacheFolder() : undefined;
  const key = folder === undefined ? undefined : cacheKey(request);
  if (folder === undefined || key === undefined) return { text: runHelm(request), unstable: [] };
  const kept = readKept(folder, key);
  if (kept !== undefined && 'text' in kept) return { text: kept.text, unstable: [] };
  const start = seconds();
  const text = runHelm(request);
  const end = seconds();
  if (kept !== undefined) return { text, unstable: kept.unstable };
  const unstable = differences(text, runHelm(request, { TZ: otherDay(new Date()) }), start, end);
  const made: KeptRendering = unstable.length === 0 ? { text } : { unstable };
  keep(folder, key, made);
  return { text, unstable };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** A time zone in which it is another day: of these two, which are 26 hours apart, one is. */
function otherDay(now: Date): string {
  const zones = ['Pacific/Kiritimati', 'Etc/GMT+12'];
  const here = now.toLocaleDateString('en');
  return zones.find((timeZone) => now.toLocaleDateString('en', { timeZone }) !== here) ?? 'UTC';
}
