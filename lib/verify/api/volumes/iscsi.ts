import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ISCSIVolumeSource } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, type Report, required } from '../../report/report';
import { requireField, requireRange } from './required-field';
import type { VolumeContext } from './volume-context';

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#iscsi */
export function validateIscsiSource(source: ISCSIVolumeSource, path: FieldPath, { report }: VolumeContext): void {
  requireField(source.targetPortal, path, 'targetPortal', report);
  requireField(source.iqn, path, 'iqn', report);
  if (source.iqn !== undefined && source.iqn !== '') validateNodeName(source.iqn, `${path}.iqn`, report);
  requireRange(source.lun, 255, path, 'lun', report);
  if ((source.chapAuthDiscovery === true || source.chapAuthSession === true) && source.secretRef === undefined) {
    report(
      required('api/volume-required', `${path}.secretRef`, {
        message: 'required for CHAP',
        fix: 'set the Secret with the CHAP credentials',
      }),
    );
  }
  if (source.initiatorName === undefined) return;
  // The server spells the field in small letters here.
  validateNodeName(source.initiatorName, `${path}.initiatorName`, report, `${path}.initiatorname`);
}

/** An initiator of its own gets an interface whose name is made of the volume's and the portal's. */
export function validateIscsiInterface(
  { initiatorName, targetPortal = '' }: ISCSIVolumeSource,
  volume: string,
  volumePath: FieldPath,
  report: Report,
): void {
  if (initiatorName === undefined || !longerThan(`${volume}:${targetPortal}`, 64)) return;
  report(
    invalid('api/iscsi-name', `${volumePath}.name`, {
      value: volume,
      message: `<volume name>:<targetPortal> must be at most 64 bytes with initiatorName, got ${valueText(`${volume}:${targetPortal}`)}`,
      fix: 'shorten the name of the volume',
    }),
  );
}

function validateNodeName(name: string, field: FieldPath, report: Report, serverField: FieldPath = field): void {
  if (isNodeName(name)) return;
  report(
    invalid('api/iscsi-name', field, {
      value: name,
      message: `must be an iSCSI name, such as iqn.2001-04.com.example:storage, eui.02004567A425678D or naa.…, got ${valueText(name)}`,
      fix: 'use one of these forms',
      ...(serverField !== field && { serverField }),
    }),
  );
}

const eui = /^eui[^\n][0-9A-Za-z]{16}$/u;
const naa = /^naa[^\n][0-9A-Za-z]{32}$/u;

function isNodeName(name: string): boolean {
  if (name.startsWith('iqn')) return isQualifiedNodeName(name);
  return eui.test(name) || naa.test(name);
}

const dated = /iqn\.\d{4}-\d{2}\../;
const unusable = /[,;*&$|\t\n\f\r ]/;
const authority = /[-.0-9A-Za-z]/;

/**
 * Whether somewhere in a name there is `iqn.`, a year, a month and an authority, then a colon and, up to the end, a text
 * without what a shell would trip over. One expression for it would take quadratic time on hostile names.
 */
function isQualifiedNodeName(name: string): boolean {
  const usableFrom = startOfEnd(name, (character) => !unusable.test(character));
  let start = 0;
  for (let colon = name.indexOf(':'); colon !== -1 && colon < name.length - 1; colon = name.indexOf(':', start)) {
    if (colon + 1 >= usableFrom && endsInAuthority(name.slice(start, colon))) return true;
    start = colon + 1;
  }
  return false;
}

function endsInAuthority(text: string): boolean {
  return dated.test(text.slice(startOfEnd(text, (character) => authority.test(character))));
}

/** Where the last characters of a text begin that are all of one sort. */
function startOfEnd(text: string, isOfSort: (character: string) => boolean): number {
  let start = text.length;
  while (start > 0 && isOfSort(text.charAt(start - 1))) start -= 1;
  return start;
}
