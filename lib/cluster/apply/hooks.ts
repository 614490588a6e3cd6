import { mapAt, textAt } from '../../status/snapshot/read';

/** The hooks of Helm and Argo CD that are part of an installation; all others wait for an event that applying is not. */
const applied: Readonly<Record<string, ReadonlySet<string>>> = {
  'helm.sh/hook': new Set(['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade', 'crd-install']),
  'argocd.argoproj.io/hook': new Set(['PreSync', 'Sync', 'PostSync']),
};

/**
 * The event for which a manifest is a hook, as `pre-delete` or `test`, where it must not be applied with the others;
 * `undefined` for all else.
 */
export function otherEventOf(manifest: unknown): string | undefined {
  const annotations = mapAt(manifest, 'metadata', 'annotations');
  for (const [name, events] of Object.entries(applied)) {
    const written = annotations[name]?.split(',').map((event) => event.trim());
    if (written !== undefined) return written.some((event) => events.has(event)) ? undefined : written.join(',');
  }
  return undefined;
}

/** Which hooks are not applied; `undefined` where there are none. */
export function hooksText(manifests: readonly unknown[]): string | undefined {
  const hooks = manifests.flatMap((manifest) => {
    const event = otherEventOf(manifest);
    return event === undefined
      ? []
      : [`${textAt(manifest, 'kind')} ${textAt(manifest, 'metadata', 'name')} (${event})`];
  });
  const [first] = hooks;
  if (first === undefined) return undefined;
  return hooks.length === 1 ? `the hook ${first} is not applied` : `${hooks.length} hooks are not applied, as ${first}`;
}
