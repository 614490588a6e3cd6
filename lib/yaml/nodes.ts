/** What stands in a document. */
export type Node = ScalarNode | ConstantNode | MapNode | ListNode | AliasNode;

/** A scalar of YAML, or a string of JSON. */
export interface ScalarNode {
  readonly kind: 'scalar';
  /** Where it stands, its quotes included. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it is written without quotes, and no block either. */
  readonly isPlain: boolean;
  /** In full: `tag:yaml.org,2002:int`. */
  readonly tag: string | undefined;
}

/** A number, a boolean or null of JSON. */
export interface ConstantNode {
  readonly kind: 'constant';
  readonly start: number;
  readonly end: number;
  readonly value: number | boolean | null;
}

export interface MapNode {
  readonly kind: 'map';
  readonly start: number;
  readonly keys: readonly Node[];
  /** As many as keys. */
  readonly values: readonly Node[];
}

export interface ListNode {
  readonly kind: 'list';
  readonly start: number;
  readonly items: readonly Node[];
}

export interface AliasNode {
  readonly kind: 'alias';
  readonly start: number;
  readonly name: string;
  readonly target: Exclude<Node, AliasNode>;
}

/** What a node is, or the alias stands for. */
export function targetOf(node: Node): Exclude<Node, AliasNode> {
  return node.kind === 'alias' ? node.target : node;
}

/** No real manifest comes close to this; a malicious one could exceed it. */
export const maxDepth = 256;
