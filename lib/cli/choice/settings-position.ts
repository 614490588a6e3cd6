import { readFileSync } from 'node:fs';
import { linesOf, readDocuments } from '../../yaml';

/** A problem of a settings file, with where its setting is, if it names one: `.cdk8s-pods.yaml:4:5, pods: setting …`. */
export function withPosition(problem: string, file: string): string {
  if (!problem.startsWith(file)) return problem;
  const rest = problem.slice(file.length);
  const [, pods, setting] = /^(, pods|): (?:unknown )?setting "([^"]+)"/.exec(rest) ?? [];
  if (setting === undefined) return problem;
  const text = readFileSync(file, 'utf8');
  const [document] = readDocuments(text);
  if (document === undefined) return problem;
  const offset = document.offsetOf(pods === '' ? setting : `pods.${setting}`);
  const { line, column } = linesOf(text).positionOf(offset);
  return `${file}:${line}:${column}${rest}`;
}
