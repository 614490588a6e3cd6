import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realPath } from '../real-path';

/** More than any repository lists. */
const maxBytes = 1 << 30;

/**
 * What git prints in a folder; `undefined` where it fails, as without git or a repository. It changes nothing. Of a repository
 * that belongs to another user, no program runs that its configuration names.
 */
export function gitOutput(folder: string, args: readonly string[]): string | undefined {
  return gitBytes(folder, args)?.toString('utf8');
}

/** The same as bytes, given some input. */
export function gitBytes(folder: string, args: readonly string[], input = ''): Buffer | undefined {
  if (repositoryOf(realPath(folder)) === undefined) return undefined;
  // In a container, a checkout often belongs to another user. Only where git trusts it does it fetch what a partial clone lacks.
  return (
    run(folder, ['-c', 'safe.directory=*', ...args], input, { GIT_ALLOW_PROTOCOL: '' }) ?? run(folder, args, input, {})
  );
}

/** The root of the repository of a folder. It is known at once, where to start git takes longer than to read many manifests. */
export function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? undefined : repositoryOf(dirname(folder));
}

function run(
  folder: string,
  args: readonly string[],
  input: string,
  env: Readonly<Record<string, string>>,
): Buffer | undefined {
  const { status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    env: { ...withoutGit(process.env), GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', ...env },
    input,
    maxBuffer: maxBytes,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return status === 0 ? stdout : undefined;
}

/** In a hook, variables of git name the repository that it runs for. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_(?!CONFIG_)/.test(name)));
}
