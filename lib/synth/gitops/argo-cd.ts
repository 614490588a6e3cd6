import type { Finding } from '../../findings/finding';
import type { Manifest, RenderedApp, RenderedObject } from '../rendered';
import type { AnnotatedObject } from './annotated-object';
import { annotated, annotationOf } from './annotations';

const syncWave = 'argocd.argoproj.io/sync-wave';
const syncOptions = 'argocd.argoproj.io/sync-options';

/**
 * The wave that an object's manifest says, which then counts for what depends on it; `undefined` where it says none. Text
 * that is not an integer is wave 0, as in Argo CD.
 */
export function ownWave(manifest: Manifest): number | undefined {
  const text = annotationOf(manifest, syncWave);
  if (text === undefined) return undefined;
  return isWave(text) ? Number(text) : 0;
}

/**
 * The annotations for Argo CD of each object of an app:
 *
 * - its sync wave, where it depends on another object: Argo CD applies a wave once the ones before it are healthy. All
 *   others are in wave 0, which needs no annotation. A ConfigMap of an attachment is in the wave of what mounts it.
 * - of the ConfigMaps of attachments, `PruneLast=true`: a changed config has another name, and the old ConfigMap stays
 *   until the new Pods are healthy, as the old Pods may start anew until then.
 *
 * An object whose own wave is not after those of its dependencies is a finding.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#prune-last
 */
export function argoCd(app: RenderedApp): (object: RenderedObject) => AnnotatedObject {
  const mounting = mountingWaves(app);
  return (object) => {
    const { manifest, config = false } = object;
    const finding = waveFinding(object);
    const wave = (config ? mounting(object) : undefined) ?? object.wave;
    const isSet = annotationOf(manifest, syncWave) !== undefined;
    const inWave = isSet || (config ? wave === 0 : wave <= 0) ? manifest : annotated(manifest, syncWave, String(wave));
    return {
      manifest: config ? prunedLast(inWave) : inWave,
      ...(finding !== undefined && { findings: [finding] }),
    };
  };
}

/** The wave of the object that a config is of: the construct around it. */
function mountingWaves({ charts }: RenderedApp): (config: RenderedObject) => number | undefined {
  const waves = new Map<string, number>();
  for (const { objects } of charts) {
    for (const { path, manifest, wave } of objects) waves.set(path, ownWave(manifest) ?? Math.max(0, wave));
  }
  return ({ path }) => waves.get(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

function prunedLast(manifest: Manifest): Manifest {
  const existing = annotationOf(manifest, syncOptions)?.trim() ?? '';
  if (existing.split(',').some((option) => /^PruneLast=/i.test(option.trim()))) return manifest;
  return annotated(manifest, syncOptions, existing === '' ? 'PruneLast=true' : `${existing},PruneLast=true`);
}

function waveFinding({ manifest, path, wave }: RenderedObject): Finding | undefined {
  const text = annotationOf(manifest, syncWave);
  if (text === undefined) return undefined;
  const finding = {
    code: 'gitops/sync-wave',
    severity: 'warning',
    construct: path,
    field: `metadata.annotations[${syncWave}]`,
    value: text,
  } as const;
  if (!isWave(text)) {
    return {
      ...finding,
      message: `must be an integer, got ${JSON.stringify(text)}: Argo CD uses wave 0`,
      fix: 'set an integer such as "1"',
    };
  }
  // In wave 0 are those that wait for nothing, which may well be earlier.
  if (wave === 0 || Number(text) >= wave) return undefined;
  return {
    ...finding,
    message: `must be ${wave} or greater, got ${text}: a dependency is in wave ${wave - 1}`,
    fix: `set ${JSON.stringify(String(wave))} or more, or remove it to use the wave of the dependencies`,
  };
}

function isWave(text: string): boolean {
  return /^[-+]?\d+$/.test(text);
}
