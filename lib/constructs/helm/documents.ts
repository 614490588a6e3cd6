import { linesOf, readDocuments } from '../../yaml';

/** The objects of a YAML text, as kubectl reads it: of a key that is set twice, the last counts. @throws Error where it cannot */
export function documentsIn(text: string): readonly object[] {
  return readDocuments(text).flatMap(({ value, problem }) => {
    if (problem !== undefined) {
      const { line, column } = linesOf(text).positionOf(problem.offset);
      const fix = problem.fix === undefined ? '' : `; ${problem.fix}`;
      throw new Error(`what it renders to is not valid YAML at ${line}:${column}: ${problem.message}${fix}`);
    }
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? [value] : [];
  });
}
