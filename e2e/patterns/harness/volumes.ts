import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Live } from './api';

/** An emptyDir on the node's disk. */
export interface DiskVolume {
  readonly name: string;
  readonly sizeLimit: string | undefined;
  /** Bytes of its files on disk, without those that are deleted and still open. */
  readonly bytes: () => number;
  /** The paths of its files, from its root. */
  readonly files: () => readonly string[];
}

/** The emptyDirs of a Pod that are on disk. */
export function diskVolumes(node: string, { metadata, spec }: Live): readonly DiskVolume[] {
  const volumes: readonly Live[] = spec.volumes ?? [];
  return volumes
    .filter(({ emptyDir }) => emptyDir !== undefined && emptyDir.medium !== 'Memory')
    .map(({ name, emptyDir }) => {
      const folder = join(node, 'kubelet/pods', metadata.uid, 'volumes/kubernetes.io~empty-dir', name);
      return {
        name,
        sizeLimit: emptyDir.sizeLimit,
        bytes: () => entries(folder).reduce((sum, file) => sum + lstatSync(file).blocks * 512, 0),
        files: () => entries(folder).map((file) => file.slice(folder.length)),
      };
    });
}

function entries(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
}
