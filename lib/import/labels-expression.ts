import { type Expression, literal, type Pointer } from './expression';

/** Labels, which a constant may stand for where they are repeated. */
export function labelsExpression(value: unknown, from: Pointer): Expression {
  const expression = literal(value, from);
  return expression.type === 'object' && expression.entries.length > 0 ? { ...expression, isLabels: true } : expression;
}
