import { isNode, isScalar } from 'yaml';
import type { ScalarText } from './scalar';

/** Where a node starts. */
export function offsetOfNode(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** A scalar of a document that was parsed with the `failsafe` schema, in which all are texts. */
export function scalarText(node: {
  readonly value: unknown;
  readonly type?: unknown;
  readonly tag?: string | undefined;
}): ScalarText {
  return { text: String(node.value ?? ''), quoted: node.type !== 'PLAIN', tag: node.tag };
}

/** Whether a key is `<<`, which writes the entries of another map into this one. */
export function isMergeKey(node: unknown): boolean {
  return isScalar(node) && node.value === '<<' && (node.type === 'PLAIN' || node.tag === 'tag:yaml.org,2002:merge');
}
