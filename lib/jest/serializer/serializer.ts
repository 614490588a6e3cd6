import type { Manifest } from '../../constructs/manifest';
import { manifestsYaml } from '../../synth/manifest-yaml';
import { isConstruct, isManifest } from '../received/forms';
import { manifestsOf } from '../received/manifests-of';
import { withMaskedHashes } from './mask-hashes';

/** How manifests are printed in snapshots. */
export interface SerializerOptions {
  /**
   * Whether hashes in the names of attachments' ConfigMaps are printed as `xxxxxxxx`, so that a changed config file changes
   * one object of a snapshot and not the workload, too. References are masked where the ConfigMap is in the same snapshot.
   * @default false
   */
  readonly maskHashes?: boolean | undefined;
}

/** A snapshot serializer of jest and vitest. */
export interface ManifestSerializer {
  test(value: unknown): boolean;
  serialize(value: unknown, config: unknown, indentation: string): string;
  /** The same with other options. */
  with(options: SerializerOptions): ManifestSerializer;
}

/** Prints manifests as the YAML that a synth writes: an object, a list of them, or a construct, in the order of application. */
export const serializer: ManifestSerializer = serializerWith({});

function serializerWith({ maskHashes = false }: SerializerOptions): ManifestSerializer {
  return {
    test: isPrinted,
    serialize: (value, _config, indentation) => {
      const manifests = manifestsOf(value);
      return indented(yamlOf(maskHashes ? withMaskedHashes(manifests) : manifests), indentation);
    },
    with: serializerWith,
  };
}

function isPrinted(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => isManifest(item) || isConstruct(item));
  return isManifest(value) || isConstruct(value);
}

function yamlOf(manifests: readonly Manifest[]): string {
  return manifestsYaml(manifests.map((manifest) => ({ manifest })))
    .toString()
    .trimEnd();
}

/** Within another value of a snapshot, every line but the first starts where the value does. */
function indented(yaml: string, indentation: string): string {
  return indentation === '' ? yaml : yaml.replace(/\n(?=.)/g, `\n${indentation}`);
}
