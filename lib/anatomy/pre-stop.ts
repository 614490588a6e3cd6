import type { Container, LifecycleHandler } from '../kubernetes/generated/types';

/**
 * How many seconds a container's preStop hook takes: 0 without one, those of its `sleep` action or of a command that
 * only sleeps, and `undefined` for any other hook: it takes as long as it takes.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations
 */
export function preStopSeconds(container: Container): number | undefined {
  return hookSeconds(container.lifecycle?.preStop);
}

/** The same for its postStart hook. */
export function postStartSeconds(container: Container): number | undefined {
  return hookSeconds(container.lifecycle?.postStart);
}

// A null means absent on the wire.
function hookSeconds(hook: LifecycleHandler | null | undefined): number | undefined {
  if (hook === undefined || hook === null) return 0;
  const slept: unknown = hook.sleep?.seconds;
  if (typeof slept === 'number') return Math.max(0, slept);
  const command: unknown = hook.exec?.command;
  return Array.isArray(command) ? sleepSeconds(command.map(String)) : undefined;
}

/**
 * How long a command that only sleeps does so, in seconds: `sleep 5`, `/bin/sleep 5s`, `sh -c 'sleep 5'`; `undefined`
 * for any other command.
 */
function sleepSeconds(command: readonly string[]): number | undefined {
  const [program = '', first, second] = command;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'sleep' && first !== undefined && command.length === 2) return timeSeconds(first);
  // What stands behind a shell's script are its arguments, which a script that only sleeps does not use.
  if (!/^(?:ba|da|a)?sh$/.test(name) || !/^-e?c$/.test(first ?? '') || second === undefined) return undefined;
  const words = second.trim().replace(/;$/, '').trim().split(/\s+/);
  const [verb, time] = words[0] === 'exec' ? words.slice(1) : words;
  if (time === undefined || words.length !== (words[0] === 'exec' ? 3 : 2)) return undefined;
  return sleepSeconds([verb ?? '', time]);
}

const unitSeconds = new Map([
  ['', 1],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86400],
]);

function timeSeconds(time: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(time) ?? [];
  const factor = unit === undefined ? undefined : unitSeconds.get(unit);
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}
