import { own } from '../../values/own';
import { linesOf, readDocuments } from '../../yaml';

/**
 * The objects of a YAML text, as kubectl reads it: of a key that is set twice, the last counts.
 * @throws Error for invalid YAML, and for documents that are not API objects, with line and column
 */
export function documentsIn(text: string): readonly object[] {
  const at = (offset: number) => {
    const { line, column } = linesOf(text).positionOf(offset);
    return `${line}:${column}`;
  };
  return readDocuments(text).flatMap(({ value, problem, offsetOf }) => {
    if (problem !== undefined) {
      const fix = problem.fix === undefined ? '' : `; ${problem.fix}`;
      throw new Error(`the rendered chart is not valid YAML at ${at(problem.offset)}: ${problem.message}${fix}`);
    }
    if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return [];
    const missing = ['apiVersion', 'kind'].filter((field) => typeof own(value, field) !== 'string');
    if (missing.length === 0) return [value as object];
    throw new Error(
      `the rendered chart has a document without ${missing.join(' and ')} at ${at(offsetOf(''))}; correct the template or its values`,
    );
  });
}
