import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { type Placeholder, placeholderAlone, placeholderIn } from '../kubernetes/placeholders';

/** Where `$(NAME)` is for the kubelet to expand, `$NAME` for a shell, and any text is right. */
const expanded = /\.(?:command|args)\[\d+\]$|\.env\[\d+\]\.value$|\.subPathExpr$/;
/** Where a list of those is wanted. */
const listOfExpanded = /\.(?:command|args)$/;
/** What is wrong with a path is `..` in it, or that it starts with `/`: so it would with anything in place of a variable. */
const ofPaths: ReadonlySet<string> = new Set(['api/sub-path', 'api/volume-file-path', 'api/host-path']);

/**
 * A finding of a value in which a variable or template stands that nothing has replaced yet, where that explains it: what is
 * wrong is that, whatever else there is to say of the text. What it is may be secret, and is not printed.
 */
export function asUnsubstituted(finding: Finding, object: unknown): Finding {
  const { code, field } = finding;
  if (!isAboutValue(code, field) || ofPaths.has(code)) return finding;
  const { value = get(object, field) } = finding;
  if (typeof value !== 'string') return finding;
  const placeholder = explanationOf(value, field);
  if (placeholder === undefined) return finding;
  return { ...finding, message: placeholder.problem, fix: placeholder.fix };
}

function explanationOf(text: string, field: string): Placeholder | undefined {
  if (expanded.test(field)) return undefined;
  if (!listOfExpanded.test(field)) return placeholderIn(text);
  return text.startsWith('$(') ? undefined : placeholderAlone(text);
}

/** Whether a finding is about the text of its value: what servers say, and what the tag of an image tells. */
function isAboutValue(code: string, field: string): boolean {
  return code.startsWith('api/') || code.startsWith('shape/') || field.endsWith('.image');
}
