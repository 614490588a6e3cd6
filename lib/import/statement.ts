import type { Expression } from './expression';

/** A statement of the program: what is constructed or called, and how it is called in the program. */
export interface Statement {
  readonly expression: Expression;
  /** The variable that holds the result, where another statement needs it. */
  readonly variable?: string;
  /** Comments in lines of their own before it, and after it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Whether it follows the one before it without an empty line. */
  readonly isAttached?: boolean;
}
