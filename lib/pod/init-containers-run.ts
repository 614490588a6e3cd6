import type { Container } from '../kubernetes/generated/types';
import { arrayOf, check, object, string } from '../values/check';
import { deadline, type InitContainerOptions, initContainerOptions } from './init-containers-busybox';
import { overrideContainer } from './override';

/**
 * Runs a command next to a watch that ends it. Neither can be process 1, which the kernel shields from signals of its own
 * container: `timeout` as the container's command would, in many images, never stop anything.
 */
const runScript = `
within=$1; shift
read -r now rest </proc/uptime; end=$((\${now%%.*} + within))
"$@" &
command=$!
{ sleep "$within"; kill -TERM "$command"; sleep 5; kill -KILL "$command"; } >/dev/null 2>&1 &
watch=$!
trap 'kill -TERM "$command"' TERM
wait "$command"; status=$?
while kill -0 "$command" 2>/dev/null; do wait "$command"; status=$?; done
kill "$watch" 2>/dev/null
read -r now rest </proc/uptime
if [ "$status" -gt 128 ] && [ "\${now%%.*}" -ge "$end" ]; then echo "$0: not done after $within s" >&2; exit 124; fi
exit "$status"
`.trim();

/**
 * An init container that runs a command of an image, with a deadline: after `within` it gets SIGTERM, five seconds later
 * SIGKILL, and exit code 124 says that this was why. The image has to contain `sh` and `sleep`; for one that does not,
 * define the container yourself. The image's entry point is not run; name it in the command if it is needed. Security and
 * resources are the user's to say, under `container`.
 *
 * @param command the program and its arguments, not read by a shell.
 * @example run('warm-up', 'registry.example/shop:1.2', ['bin/warm-up', '--all'], { within: '5m' })
 * @throws RangeError where the deadline cannot be read or is below 1 s.
 * @throws TypeError where the command is empty.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function run(
  name: string,
  image: string,
  command: readonly string[],
  options: Omit<InitContainerOptions, 'name'>,
): Container {
  check('run', { name, image, command, options }, runArguments);
  return commandContainer('run', name, image, command, options);
}

function commandContainer(
  where: string,
  name: string,
  image: string,
  command: readonly string[],
  options: Omit<InitContainerOptions, 'name'>,
): Container {
  if (command.length === 0) throw new TypeError(`${where}: the command is empty; set the program and its arguments`);
  const base: Container = {
    name,
    image,
    command: ['sh', '-c', runScript],
    args: [name, String(deadline(options.within, where)), ...command],
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
  return overrideContainer(base, options.container);
}

/**
 * An init container that migrates a database before the application starts: {@link run}, named `migrate`. Every Pod runs
 * it, replicas side by side and again after each restart, so the migration has to take a lock and to do nothing when
 * it is already done; a rollout starts it while the old version still serves. Where either is hard to hold, a Job
 * that runs before the rollout is the better place.
 *
 * @example migration('registry.example/shop:1.2', ['bin/migrate', 'up'], { within: '5m', container: { env } })
 * @throws RangeError where the deadline cannot be read or is below 1 s.
 * @throws TypeError where the command is empty.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function migration(image: string, command: readonly string[], options: InitContainerOptions): Container {
  check(
    'migration',
    { image, command, options },
    object({ ...commandArguments, options: object(initContainerOptions) }),
  );
  const { name = 'migrate', ...others } = options;
  return commandContainer('migration', name, image, command, others);
}

const commandArguments = { image: string, command: arrayOf(string) };
const { name: _name, ...runOptions } = initContainerOptions;
const runArguments = object({ name: string, ...commandArguments, options: object(runOptions) });
