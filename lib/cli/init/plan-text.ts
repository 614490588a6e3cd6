import { structuredPatch } from 'diff';
import type { PlannedFile } from '../../init/init-plan';
import { printable } from '../../values/printable';

/** What a plan would do: changed files as a diff, new ones by name. */
export function planText(plan: readonly PlannedFile[]): string {
  return plan.map((file) => (file.before === undefined ? `new: ${file.path}\n` : diffOf(file, file.before))).join('');
}

function diffOf({ path, after }: PlannedFile, before: string): string {
  const { hunks } = structuredPatch('', '', before, after);
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines.map(printable),
  ]);
  return `changed: ${path}\n${lines.join('\n')}\n`;
}
