import { containerNamed } from '../../anatomy/containers';
import { type Mount, mountCovering, mounts, normalPath } from '../../anatomy/mounts';
import { check, optional, string } from '../../values/check';
import { listed, type MatcherContext, type MatcherResult, result } from '../matcher';
import { manifestsOf } from '../received/manifests-of';
import { nameOfObject } from '../resources/name-of-object';
import { oneWorkload } from './one-workload';
import { checkPodArguments, type PodMatcherOptions, type ReceivedWorkload, workloadsIn } from './workloads';

/** Whether two containers of a Pod mount the same volume; with a path of the first, whether the second has what is there. */
export function toShareVolume(
  this: MatcherContext,
  received: unknown,
  first: unknown,
  second: unknown,
  ...args: readonly unknown[]
): MatcherResult {
  const [path, options] = typeof args[0] === 'object' ? [undefined, args[0]] : args;
  checkPodArguments('toShareVolume', { first, second }, options);
  check('toShareVolume', path, optional(string), 'path');
  const names = [first as string, second as string] as const;
  const workloads = workloadsIn(manifestsOf(received), options as PodMatcherOptions | undefined);
  const shares = (workload: ReceivedWorkload) => doesShare(workload, names, path as string | undefined);
  const textOf = (workload: ReceivedWorkload) => mountsText(workload, names);
  return result(this, 'toShareVolume', [first, second, ...args], oneWorkload(this, workloads, names, shares, textOf));
}

function doesShare(
  { template }: ReceivedWorkload,
  [first, second]: readonly [string, string],
  path: string | undefined,
): boolean {
  const all = mounts(template);
  const ofSecond = all.filter(({ container }) => container === second);
  if (path === undefined) {
    const volumes = all.filter(({ container }) => container === first).map(({ volume }) => volume);
    return ofSecond.some(({ volume }) => volumes.includes(volume));
  }
  const container = containerNamed(template.spec, first)?.container;
  const mount = container === undefined ? undefined : mountCovering(container, path);
  if (mount === undefined) return false;
  const { subPath = mount.subPathExpr ?? '' } = mount;
  const inVolume = normalPath(`${subPath}/${normalPath(path).slice(normalPath(mount.mountPath).length)}`);
  const reader = containerNamed(template.spec, second)?.container;
  return ofSecond.some(({ volume, mountPath, subPath: part = '' }) => {
    const shown = normalPath(part);
    const isShown = shown === '/' || inVolume === shown || inVolume.startsWith(`${shown}/`);
    if (volume !== mount.name || !isShown || reader === undefined) return false;
    // Another mount of the second container can be in the way.
    const inSecond = normalPath(`${mountPath}/${shown === '/' ? inVolume : inVolume.slice(shown.length)}`);
    return normalPath(mountCovering(reader, inSecond)?.mountPath ?? '') === normalPath(mountPath);
  });
}

/** What two containers mount, and where. */
function mountsText(workload: ReceivedWorkload, names: readonly [string, string]): string {
  const all = mounts(workload.template);
  const parts = names.map((name) => {
    const lines = all.filter(({ container }) => container === name).map(mountText);
    return lines.length === 0
      ? `  ${name} mounts no volume`
      : `  ${name} mounts:\n${listed(lines.map((line) => `  ${line}`))}`;
  });
  return `${nameOfObject(workload.manifest)}:\n${parts.join('\n')}`;
}

function mountText({ volume, mountPath, subPath, readOnly }: Mount): string {
  const part = subPath === undefined ? '' : ` (subPath ${subPath})`;
  return `volume "${volume}"${part} at ${mountPath}${readOnly ? ', read-only' : ''}`;
}
