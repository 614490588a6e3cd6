import { spawnSync } from 'node:child_process';

/** More than any repository lists. */
const maxBytes = 1 << 30;

/**
 * What git prints in a folder; `undefined` where it fails, as without git or a repository. It changes nothing, and runs no
 * program that the repository's configuration names.
 */
export function gitOutput(folder: string, args: readonly string[]): string | undefined {
  return gitBytes(folder, args)?.toString('utf8');
}

/** The same as bytes, given some input. */
export function gitBytes(folder: string, args: readonly string[], input = ''): Buffer | undefined {
  // In a container, a checkout often belongs to another user.
  const safe = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false'];
  const { status, stdout } = spawnSync('git', [...safe, ...args], {
    cwd: folder,
    env: { ...withoutGit(process.env), GIT_OPTIONAL_LOCKS: '0' },
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
