import type { ApiObject } from 'cdk8s';
import { withoutSecrets } from '../findings/secrecy/hide';
import type { ObjectState } from './app-state';
import { hiderFor } from './hide-in-text';
import { withIncludedNumbers } from './included-numbers';
import { patched } from './json-patch';
import { renderPatched } from './lost-patches';
import type { Manifest, Rendered } from './manifest';
import { plainManifest } from './plain-manifest';
import { unserializable } from './unserializable';
import { isReadByStock } from './yaml-source';

/** Renders an object by the `toJson` that it has now, whatever replaces that later. */
export function rendererOf(object: ApiObject): () => Rendered {
  const { toJson } = object;
  const isIncluded = isReadByStock(object);
  return () => {
    const plain = plainManifest(object, toJson);
    // What cdk8s types as `any` is the JSON of a manifest.
    const rendered =
      plain === undefined
        ? { ...renderPatched(object, () => toJson.call(object) as Manifest), isTree: false }
        : { manifest: plain, findings: [], isTree: true };
    return isIncluded ? { ...rendered, manifest: withIncludedNumbers(rendered.manifest) } : rendered;
  };
}

/** Renders an object that we watch; undefined where that fails, which its own `toJson` reports. */
export function renderWatched({ renderAlone }: ObjectState): Rendered | undefined {
  try {
    return renderAlone();
  } catch {
    return undefined;
  }
}

/**
 * Renders an object that we manage: by itself, then our steps, then JSON patches. Never throws, so that a validation
 * reports everything that is wrong in an app at once: an error is a finding among the others.
 */
export function renderManaged(one: ObjectState): Rendered {
  try {
    return renderSteps(one);
  } catch (error) {
    const message = withoutManifest(error instanceof Error ? error.message : String(error));
    const finding = unserializable(one.object, message) ?? {
      code: 'app/render',
      severity: 'error',
      field: '',
      message: hiderFor([one.object])(message),
    };
    return { manifest: {}, findings: [finding], isTree: false };
  }
}

function renderSteps({ renderAlone, steps, patches }: ObjectState): Rendered {
  const rendered = steps.reduce<Rendered>(({ manifest, findings }, step) => {
    const next = step(manifest);
    return {
      manifest: next.manifest,
      findings: [...findings, ...withoutSecrets(next.manifest, next.findings)],
      isTree: false,
    };
  }, renderAlone());
  // An object that is only verified is written as it is.
  if (steps.length === 0 && patches.length === 0) return rendered;
  // Ordering copies everything, so that a patch, which writes in place, never changes a user's values.
  const ordered = inOrder(rendered.manifest);
  const manifest = patches.length === 0 ? ordered : inOrder(patches.reduce(patched, ordered));
  return { manifest, findings: rendered.findings, isTree: true };
}

/** An error of a JSON patch contains the operation and all of the manifest, in which there may be secrets. */
function withoutManifest(message: string): string {
  return message.replace(/\nname: [A-Z_]+\n[\s\S]*$/, '');
}

/** Keys as cdk8s orders them: sorted, but for the first three; none that is undefined. A null is what a patch set. */
function inOrder(manifest: Manifest): Manifest {
  const { apiVersion, kind, metadata, ...rest } = sorted(manifest) as Manifest;
  return {
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    ...(metadata !== undefined && { metadata }),
    ...rest,
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (!process.env.CDK8S_DISABLE_SORT) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}
