import { get } from '../kubernetes/field-path';
import type { Issue } from '../kubernetes/issue';
import { placeholderIn } from '../kubernetes/placeholders';

/** Where `$(NAME)` is for the kubelet to expand, and any text is right. */
const expanded = /\.(?:command|args)\[\d+\]$|\.env\[\d+\]\.value$/;

/**
 * An issue of a value in which a variable or template stands that nothing has replaced yet: what is wrong is that, whatever
 * else there is to say of the text. What it is may be secret, and is not printed.
 */
export function asUnsubstituted(issue: Issue, object: unknown): Issue {
  const { code, field, value = get(object, field) } = issue;
  if (typeof value !== 'string' || !isAboutValue(code, field) || expanded.test(field)) return issue;
  const placeholder = placeholderIn(value);
  if (placeholder === undefined) return issue;
  return { ...issue, message: placeholder.problem, fix: placeholder.fix };
}

/** Whether an issue is about the text of its value: what servers say, and what the tag of an image tells. */
function isAboutValue(code: string, field: string): boolean {
  return code.startsWith('api/') || code.startsWith('shape/') || field.endsWith('.image');
}
