import type { Finding } from '../../findings/finding';
import type { PlannedObject } from '../planned';

/** What is said of a pair, in addition to its name and changes. */
export type Judgement = Pick<PlannedObject, 'verdict' | 'restarts' | 'summary'> &
  Partial<Pick<PlannedObject, 'rollout' | 'notes' | 'refused' | 'options' | 'isKnown'>>;

/** A change that no Pod notices at once. */
export function patch(summary = 'no Pod restarts', more: Partial<Judgement> = {}): Judgement {
  return { verdict: 'patch', restarts: false, summary, ...more };
}

/** What a server refuses. */
export function forbidden(refused: readonly Finding[], options: readonly string[]): Judgement {
  return { verdict: 'forbidden', restarts: false, summary: refusedText(refused), refused, options };
}

/** The fields that a server refuses, and what it says of the first one. */
export function refusedText(refused: readonly Finding[]): string {
  const [first] = refused;
  if (first === undefined) return '';
  const fields = new Set(refused.map(({ field }) => field));
  const more = fields.size > 1 ? `, and ${fields.size - 1} more` : '';
  return `${first.field === '' ? '' : `${first.field}: `}${first.message}${more}`;
}
