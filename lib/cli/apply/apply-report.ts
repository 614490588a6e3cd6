import type { ApplyPlan } from '../../cluster/apply/plan-apply';
import type { ApplyEvent, ApplyResult } from '../../cluster/apply/result';
import { styleOf } from '../outputs/style';
import { planText } from '../plan/output-text';
import { findingText } from '../status/status-text';
import type { Terminal } from '../terminal';
import type { ApplyFlags } from './apply-flags';
import { conflictsNote } from './conflicts-note';
import { countsText } from './counts';
import { applyJson } from './output-json';
import { failuresText, printedEvents } from './printed-events';

/** What is printed of a run, in the order of its calls. Standard error has the same in all formats. */
export interface ApplyReport {
  readonly planned: (plan: ApplyPlan) => void;
  readonly onEvent: (event: ApplyEvent) => void;
  /** @param result absent where nothing was applied */
  readonly ended: (plan: ApplyPlan, result?: ApplyResult) => void;
}

export function applyReport({ output, dryRun }: ApplyFlags, context: string, terminal: Terminal): ApplyReport {
  const isText = output === 'text';
  const out = isText ? terminal.out : () => {};
  const isDry = dryRun === true;
  const events = isDry ? notesOnly(terminal) : printedEvents({ ...terminal, out });
  return {
    planned: (plan) => out(planText(plan, styleOf(terminal))),
    onEvent: events.onEvent,
    ended: (plan, result) => {
      events.end();
      if (!isText) terminal.out(applyJson({ context, plan, isDry, ...(result !== undefined && { result }) }));
      if (result === undefined) return;
      const failed = result.objects.filter(({ action }) => action === 'failed');
      if (isDry) for (const line of failuresText(failed)) terminal.err(`error: ${line}\n`);
      const note = conflictsNote(failed);
      if (note !== undefined) terminal.err(`note: ${note}\n`);
      const style = styleOf({ colours: false });
      for (const finding of result.findings) terminal.err(`${findingText(finding, style)}\n`);
      out(`${isDry ? 'dry run for' : 'applied to'} "${context}": ${countsText(result.objects)}\n`);
    },
  };
}

function notesOnly({ err }: Terminal): ReturnType<typeof printedEvents> {
  const onEvent = (event: ApplyEvent) => {
    if (event.type === 'note') err(`note: ${event.text}\n`);
  };
  return { onEvent, end: () => {} };
}
