import { describe } from '../../findings/describe';
import { own } from '../../values/own';
import { checkOptions, type VerifyOptions } from '../../verify/options';
import { verifyAll } from '../../verify/verify-all';
import type { ManifestInText } from './manifests';

/** What keeps a document from being read as a manifest, in the words of `verify`. */
export function manifestErrors(
  { source, object, findings, positionOf }: ManifestInText,
  options: VerifyOptions,
): readonly string[] {
  const line = (at: { readonly line: number; readonly column: number }, text: string) =>
    `${source.name}:${at.line}:${at.column}: error: ${text}`;
  if (object === undefined) return findings.map((finding) => line(finding, describe(finding)));
  if (isNamed(object, 'apiVersion') && isNamed(object, 'kind')) return [];
  const { target } = checkOptions(options);
  const found = verifyAll([{ object, target }], { practices: false }).flat();
  return found
    .filter(({ severity }) => severity === 'error')
    .map((finding) => line(positionOf(finding.field), describe(finding)));
}

function isNamed(object: unknown, field: string): boolean {
  const value = own(object, field);
  return typeof value === 'string' && value !== '';
}

/** The keys that are set twice: kubectl takes the last one. */
export function duplicateKeys({ source, object, findings }: ManifestInText): readonly string[] {
  if (object === undefined) return [];
  return findings.map((finding) => `${source.name}:${finding.line}:${finding.column}: ${describe(finding)}`);
}
