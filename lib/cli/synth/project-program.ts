import { projectFile } from '../../constructs/project-file';
import { UnreadableSource } from '../documents/sources';

/** The program of a project, and where it writes to. */
export interface ProjectProgram {
  /** A command for the shell. */
  readonly app: string;
  readonly output: string;
}

/**
 * What `app` and `output` of the cdk8s.yaml in the working folder set, as the command `cdk8s synth` takes them, overridden
 * by options.
 * @throws UnreadableSource without a command
 */
export function projectProgram(own: Partial<ProjectProgram>): ProjectProgram {
  const { app, output, problem } = projectFile(['app', 'output']);
  if (problem !== undefined) throw problem;
  const command = own.app ?? app;
  if (typeof command !== 'string' || command.trim() === '') {
    const fix = 'set it in cdk8s.yaml, such as app: node -r tsx/cjs main.ts, or use --app';
    throw new UnreadableSource(`missing app, the command that runs the program; ${fix}`);
  }
  return { app: command, output: own.output ?? (typeof output === 'string' ? output : 'dist') };
}
