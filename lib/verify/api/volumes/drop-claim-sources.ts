import type { PersistentVolumeClaimSpec } from '../../../kubernetes/generated/types';
import type { Issue } from '../../../kubernetes/issue';
import type { Draft } from '../../defaults/draft';
import type { Report } from '../../report';
import type { Target } from '../../target';

/**
 * Drops what a server clears without a word from the spec of a PersistentVolumeClaim before anything else is done with
 * it: sources in other namespaces, and in `dataSource`, where it stands alone, all but claims and snapshots. Changes the
 * spec in place. Templates of claims keep everything.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references
 */
export function dropClaimSources(spec: Draft<PersistentVolumeClaimSpec>, target: Target, report: Report): void {
  const { dataSource, dataSourceRef } = spec;
  if ((dataSourceRef?.namespace ?? '') !== '' && !crossesNamespaces(target)) {
    spec.dataSourceRef = undefined;
    report(otherNamespace(dataSourceRef));
  }
  if (spec.dataSourceRef !== undefined || dataSource === undefined || isClaimOrSnapshot(dataSource)) return;
  spec.dataSource = undefined;
  report(otherSource(dataSource));
}

/** The gate is off by default in every release so far. */
function crossesNamespaces(target: Target): boolean {
  return target.said.get('CrossNamespaceVolumeDataSource') === true;
}

function isClaimOrSnapshot({
  apiGroup = '',
  kind,
}: Draft<NonNullable<PersistentVolumeClaimSpec['dataSource']>>): boolean {
  if (apiGroup === '') return kind === 'PersistentVolumeClaim';
  return kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io';
}

function otherNamespace(value: unknown): Issue {
  return {
    code: 'shape/dropped-field',
    severity: 'error',
    field: 'spec.dataSourceRef',
    value,
    message: 'a source in another namespace is cleared without a word: its feature is on by default in no release yet',
    fix: 'take the namespace out, or say CrossNamespaceVolumeDataSource in `featureGates`',
  };
}

function otherSource(value: unknown): Issue {
  return {
    code: 'shape/dropped-field',
    severity: 'error',
    field: 'spec.dataSource',
    value,
    message: 'all but a PersistentVolumeClaim and a VolumeSnapshot is cleared from dataSource without a word',
    fix: 'write it as dataSourceRef',
  };
}
