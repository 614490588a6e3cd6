import { withLines } from './added-lines';

/** A .gitignore with the lines of another that it lacks. */
export function completedGitignore(before: string, text: string): string {
  const given = new Set(linesOf(before).map((line) => line.replace(/^\/|\/$/g, '')));
  return withLines(
    before,
    linesOf(text).filter((line) => line !== '' && !given.has(line.replace(/\/$/, ''))),
  );
}

/** Whether a .gitignore may ignore what is written to dist/: a pattern that names it, or files of YAML. */
export function ignoresOutput(text: string): boolean {
  return linesOf(text).some((line) => /^(?:\/|\*\*\/)*(?:dist(?:$|[/*])|\*(?:$|\/|.*\.ya?ml))/.test(line.trim()));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}
