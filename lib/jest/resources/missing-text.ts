import type { Manifest } from '../../constructs/manifest';
import { get } from '../../findings/field-path';
import { knownKinds } from '../../kubernetes/kinds';
import { nearest } from '../../values/nearest';
import { printable } from '../../values/printable';
import { listed } from '../matcher';
import { valueText } from '../partial/value-lines';
import { nameOfObject } from './name-of-object';
import type { Selection } from './selection';

/** That no object has a kind and name, with the nearest one and those that were received. */
export function missingText(manifests: readonly Manifest[], { kind, name }: Selection): string {
  const ofKind = manifests.filter((manifest) => manifest.kind === kind);
  const known = ofKind.length > 0 ? namesIn(ofKind) : kindsIn(manifests);
  const wanted = ofKind.length > 0 ? name : kind;
  const near = typeof wanted === 'string' ? nearest(wanted, known) : undefined;
  const advice = near === undefined || near === wanted ? '' : `; did you mean "${near}"?`;
  const what = [kind ?? 'object', ...(name === undefined ? [] : [nameText(name)])];
  return `no ${what.join(' ')}${advice}\n${receivedText(ofKind.length > 0 ? ofKind : manifests)}`;
}

/** A name in quotes, or a matcher of names with what it was made with; neither is secret. */
function nameText(name: unknown): string {
  if (typeof name === 'string') return JSON.stringify(name);
  const place = { expected: [], received: [], field: '' };
  const { inline } = valueText(name, { side: 'expected', place, show: (_side, _place, _below, value) => value });
  return printable(inline ?? String(name));
}

/** The objects that were received. */
export function receivedText(manifests: readonly Manifest[]): string {
  if (manifests.length === 0) return 'received no objects';
  return `received:\n${listed(manifests.map(nameOfObject))}`;
}

function namesIn(manifests: readonly Manifest[]): readonly string[] {
  return manifests.map((manifest) => get(manifest, 'metadata.name')).filter((name) => typeof name === 'string');
}

function kindsIn(manifests: readonly Manifest[]): readonly string[] {
  return [...manifests.map(({ kind }) => String(kind)), ...knownKinds.map(({ kind }) => kind)];
}
