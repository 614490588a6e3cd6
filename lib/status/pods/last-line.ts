import { textAt } from '../snapshot/read';
import { type ContainerView, lastEnd, type PodView } from './pod-view';

/**
 * The last line that a container has written, as the end of a sentence: of its log, where the caller has it, else of its
 * termination message. `''` where neither has one.
 */
export function lastLine({ pod, snapshot, quote }: PodView, container: ContainerView): string {
  const text = snapshot.logOf(pod, container.name) ?? textAt(lastEnd(container), 'message');
  const line = quote(text.trimEnd().split('\n').at(-1) ?? '');
  return line === '' ? '' : `: "${line}"`;
}
