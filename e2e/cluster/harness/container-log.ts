import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** The log of a container that kwok plays, as oracle/control-plane/kubelet.ts reads it. */
export interface ContainerLog {
  readonly write: (...lines: readonly string[]) => void;
  /** What was written is the log of the container that ran before. */
  readonly end: () => void;
}

/** The log at a path, which has no extension. */
export function containerLog(path: string): ContainerLog {
  return {
    write: (...lines) => {
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(`${path}.log`, lines.map((line) => `${new Date().toISOString()} ${line}\n`).join(''));
    },
    end: () => renameSync(`${path}.log`, `${path}.previous.log`),
  };
}
