import { describe } from '../../findings/describe';
import { counted } from '../../values/counted';
import { printable } from '../../values/printable';
import { listed } from '../matcher';
import type { ObjectFinding, Verdict } from '../received/findings-in';
import { nameOfObject } from '../resources/name-of-object';

/** What is wrong with some objects, a finding in a line, as the command `verify` prints them. */
export function findingsText(what: string, { objects }: Verdict, findings: readonly ObjectFinding[]): string {
  return `${what} (${counted(findings.length, 'finding')} in ${counted(objects, 'object')}):\n${listed(findings.map(lineOf))}`;
}

function lineOf({ manifest, finding }: ObjectFinding): string {
  const { severity, construct } = finding;
  const object = manifest === undefined ? [] : [nameOfObject(manifest)];
  const place = construct === undefined || construct === '' ? [] : [`(construct ${printable(construct)})`];
  const where = [...object, ...place].join(' ');
  return `${severity}: ${where === '' ? '' : `${where}: `}${describe(finding)}`;
}
