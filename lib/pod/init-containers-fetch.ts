import type { Container } from '../kubernetes/generated/types';
import { type Checks, check, object, optional, recordOf, string } from '../values/check';
import { hostOfUrl } from './init-containers-address';
import {
  busyboxContainer,
  countdown,
  deadline,
  type InitContainerOptions,
  initContainerOptions,
} from './init-containers-busybox';
import { type MountableVolume, mount, mountable } from './mounts';
import { overrideContainer } from './override';

/** A file to fetch. */
export interface FetchedFile {
  /** An http or https URL. Certificates are not verified, as busybox cannot: the checksum says that it is the right file. */
  readonly url: string;
  /** The SHA-256 of the file, as 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Where files are fetched to, and for how long. */
export interface FetchFilesOptions extends InitContainerOptions {
  /** Where the fetching container mounts the volume. @default '/fetched' */
  readonly mountPath?: string | undefined;
}

/**
 * A download that breaks off is tried again until time is up; a file with another checksum would only come again.
 * wget runs in the background, because a shell that waits hears SIGTERM, and one that runs something does not.
 */
const fetchScript = `
within=$1 directory=$2; shift 2
${countdown}
sum_of() { sum=\`sha256sum <"$1"\`; sum=\${sum%% *}; }
trap 'kill "$!"; echo "$0: told to stop" >&2; exit 143' TERM
fetch() { timeout "$left" wget -q -O "$file.part" "$url" & wait "$!"; }
echo "$0: fetching $(($# / 3)) files, at most $within s"
while [ "$#" -gt 0 ]; do
  path=$1 url=$2 sha256=$3; shift 3
  file=$directory/$path
  if [ -f "$file" ] && sum_of "$file" && [ "$sum" = "$sha256" ]; then echo "$0: $path is there already"; continue; fi
  mkdir -p "\${file%/*}" || exit 1
  clock
  until [ "$left" -ge 1 ] && fetch; do
    clock
    if [ "$left" -le 1 ]; then rm -f "$file.part"; echo "$0: gave up on $url after $within s" >&2; exit 1; fi
    echo "$0: still fetching $path from $url, $left s left"
    if [ "$left" -gt 5 ]; then sleep 5; else sleep 1; fi
    clock
  done
  sum_of "$file.part"
  if [ "$sum" != "$sha256" ]; then
    rm -f "$file.part"
    echo "$0: $url has SHA-256 $sum, not $sha256" >&2
    exit 1
  fi
  mv -f "$file.part" "$file" || exit 1
  echo "$0: $path fetched"
done
`.trim();

/**
 * An init container that downloads files into a volume that other containers mount. Each is checked against its SHA-256
 * before it gets its name; one that is there already with that checksum is kept, so a restart fetches nothing twice. It
 * runs as user 65534: an `emptyDir` can be written, a claim needs an `fsGroup`.
 *
 * @param volume the volume, or its name; it is the Pod's to declare.
 * @param files what to fetch, by relative path in the volume; directories are made.
 * @example fetchFiles('models', { 'en.bin': { url: 'https://example.com/en.bin', sha256: '…' } }, { within: '5m' })
 * @throws RangeError where a path, URL, checksum or the deadline is not as it has to be.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function fetchFiles(
  volume: MountableVolume,
  files: Readonly<Record<string, FetchedFile>>,
  options: FetchFilesOptions,
): Container {
  check('fetchFiles', { volume, files, options }, fetchArguments);
  const { name = 'fetch-files', mountPath = '/fetched' } = options;
  const triples = Object.entries(files).flatMap(([path, { url, sha256 }]) => {
    hostOfUrl(url, `fetchFiles: ${path}`);
    return [checkedPath(path), url, checkedSum(sha256, `fetchFiles: ${path}`)];
  });
  const args = [String(deadline(options.within, 'fetchFiles')), mountPath, ...triples];
  const fetching = { ...busyboxContainer(name, fetchScript, args), volumeMounts: [mount(volume, mountPath)] };
  return overrideContainer(fetching, options.container);
}

function checkedPath(path: string): string {
  const parts = path.split('/');
  if (parts.every((part) => part !== '' && part !== '.' && part !== '..')) return path;
  throw new RangeError(`fetchFiles: path must be relative, without "." and "..", got ${JSON.stringify(path)}`);
}

function checkedSum(sha256: string, where: string): string {
  if (/^[0-9A-Fa-f]{64}$/.test(sha256)) return sha256.toLowerCase();
  throw new RangeError(
    `${where}: sha256 must be 64 hexadecimal digits, got ${JSON.stringify(sha256)}; set the output of sha256sum`,
  );
}

const fetchArguments = object({
  volume: mountable,
  files: recordOf(object({ url: string, sha256: string } satisfies Checks<FetchedFile>)),
  options: object({ ...initContainerOptions, mountPath: optional(string) } satisfies Checks<FetchFilesOptions>),
});
