import type { AppliedObject, ApplyEvent } from '../../cluster/apply/result';
import { entryOf } from '../../values/entry-of';
import { objectText } from '../plan/names';
import type { Terminal } from '../terminal';

/** Prints what happens, each in a line. On a terminal, what is waited for is in one line that changes. */
export function printedEvents({ out, err, progress }: Terminal): {
  readonly onEvent: (event: ApplyEvent) => void;
  readonly end: () => void;
} {
  const waiting = new Map<string, string>();
  const redraw = () => {
    const [first] = waiting.values();
    const more = waiting.size > 1 ? ` (and ${waiting.size - 1} more)` : '';
    progress?.(first === undefined ? '' : `waiting: ${first}${more}`);
  };
  const line = (print: (text: string) => void, text: string) => {
    progress?.('');
    print(`${text}\n`);
    redraw();
  };
  const onEvent = (event: ApplyEvent) => {
    if (event.type === 'note') return line(err, `note: ${event.text}`);
    const name = objectText(event.object);
    if (event.type === 'object') {
      waiting.delete(name);
      const { action, reason } = event.object;
      if (action === 'failed') line(err, `error: ${reason}`);
      else if (action === 'kept') line(err, `note: ${reason}`);
      else if (action !== 'unchanged') line(out, `${action} ${name}`);
      return;
    }
    if (event.text === '') {
      waiting.delete(name);
      return line(out, `ready ${name}`);
    }
    waiting.set(name, `${name}: ${event.text}`);
    if (progress === undefined) line(err, `waiting: ${name}: ${event.text}`);
    else redraw();
  };
  return { onEvent, end: () => progress?.('') };
}

/** Why objects failed, in a line for each reason: `ConfigMap shop/a (and 3 more): Namespace shop not found; create it first`. */
export function failuresText(failed: readonly AppliedObject[]): readonly string[] {
  const byReason = new Map<string, AppliedObject[]>();
  for (const object of failed) {
    const { reason = '' } = object;
    const name = `${objectText(object)}: `;
    entryOf(byReason, reason.startsWith(name) ? reason.slice(name.length) : reason, () => []).push(object);
  }
  return [...byReason].map(([text, [first, ...others]]) => {
    const isNamed = first?.reason !== text;
    if (first === undefined || !isNamed) return text;
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    return `${objectText(first)}${more}: ${text}`;
  });
}
