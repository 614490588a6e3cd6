import type { FieldPath } from '../../findings/field-path';
import type { ObjectMeta } from '../../kubernetes/generated/types';
import type { Report } from '../report/report';
import { isLive } from './live';

/**
 * That an update is of another object of the name, or of another version of it, than the old one: the server answers with a
 * conflict. A manifest has neither, and gets others with each creation.
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 */
export function reportConflict({ uid = '', resourceVersion = '' }: ObjectMeta, old: ObjectMeta, report: Report): void {
  const [oldUid, oldVersion] = isLive(old) ? [old.uid, old.resourceVersion ?? resourceVersion] : ['', ''];
  if (uid !== '' && uid !== oldUid) report(conflict('metadata.uid', uid));
  else if (numberOf(resourceVersion) !== '0' && numberOf(resourceVersion) !== numberOf(oldVersion)) {
    report(conflict('metadata.resourceVersion', resourceVersion));
  }
}

/** As a server reads a version; an absent one is 0. */
function numberOf(version: string): string {
  return version === '' ? '0' : version.replace(/^0+(?=\d)/, '');
}

function conflict(field: FieldPath, value: string) {
  return {
    code: 'api/update-conflict',
    severity: 'error',
    field,
    value,
    message: 'not that of the object to update',
    fix: 'remove it, or update the newest version of the object',
  } as const;
}
