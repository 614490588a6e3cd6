import type { Container } from '../kubernetes/generated/types';
import {
  arrayOf,
  type Check,
  type Checks,
  check,
  number,
  object,
  optional,
  recordOf,
  scalar,
  string,
} from '../values/check';
import { hostOfUrl, labelFrom, parseHostAndPort } from './init-containers-address';
import {
  busyboxContainer,
  countdown,
  deadline,
  type InitContainerOptions,
  initContainerOptions,
  sayNowAndThen,
} from './init-containers-busybox';
import { overrideContainer } from './override';

/**
 * Tries until it succeeds or time is up. `attempt` is the script's own: it may take `limit` seconds, and sets `reason`
 * when it fails.
 */
const waitLoop = `
echo "$0: waiting for $what, at most $within s"
while :; do
  if [ "$left" -lt 5 ]; then limit=$left; else limit=5; fi
  if [ "$limit" -ge 1 ] && attempt "$@"; then echo "$0: $what is there"; exit 0; fi
  clock
  say "$0: still waiting for $what, $left s left: $reason"
  if [ "$left" -le 1 ]; then echo "$0: gave up on $what after $within s: $reason" >&2; exit 1; fi
  sleep 1
  clock
done
`.trim();

/**
 * telnet, because it is silent on a connection and ends with its input. Of busybox's nc, some builds lack `-z`, and `-e`
 * is what intrusion detection reports.
 */
const waitForTcpScript = `
within=$1 what=$2 host=$3 port=$4
${countdown}
${sayNowAndThen}
attempt() {
  if output=\`timeout "$limit" telnet "$host" "$port" 2>&1 </dev/null\`; then return 0; fi
  reason=\${output:-no answer within $limit s}
  return 1
}
${waitLoop}
`.trim();

/**
 * An init container that waits until a TCP port accepts a connection. It sends no data, so it does not check whether
 * the server is well: where there is a health check, wait for that.
 *
 * @param address `'db:5432'`, `'[fd00::7]:5432'`, or with variables of the container: `'$(DB_HOST):5432'`.
 * @example waitForTcp('db:5432', { within: '60s' })   // a container named wait-for-db
 * @throws RangeError where the address or the deadline cannot be read, or the deadline is below 1 s.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function waitForTcp(address: string, options: InitContainerOptions): Container {
  check('waitForTcp', { address, options }, waitForTcpArguments);
  const { host, port } = parseHostAndPort(address, 'waitForTcp');
  const { name = labelFrom('wait-for', host) } = options;
  const seconds = deadline(options.within, 'waitForTcp');
  const waiting = busyboxContainer(name, waitForTcpScript, [String(seconds), address, host, port]);
  return overrideContainer(waiting, options.container);
}

const waitForTcpArguments = object({ address: string, options: object(initContainerOptions) });

/** What `waitForHttp` asks and takes for an answer. */
export interface WaitForHttpOptions extends InitContainerOptions {
  /** The status, or any of the statuses, of a good answer, after redirects. @default 200 to 299 */
  readonly status?: number | readonly number[] | undefined;
  /** Request headers, by name: `{ Host: 'shop.example' }`. Not for credentials: anybody can read them in the manifest. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The status is taken from the last status line, which wget prints when it is asked to, or from its error. */
const waitForHttpScript = `
within=$1 what=$2 wanted=$3; shift 3
${countdown}
${sayNowAndThen}
fetch() { timeout "$limit" wget -S -O /dev/null "$@" 2>&1; }
status='s,^ *HTTP/[0-9.]* \\([0-9]*\\).*,\\1,p; s,^wget: server returned error: HTTP/[0-9.]* \\([0-9]*\\).*,\\1,p'
attempt() {
  output=\`fetch "$@"\`; code=$?
  got=\`echo "$output" | sed -n "$status" | tail -n 1\`
  if [ -z "$wanted" ]; then
    if [ "$code" -eq 0 ]; then return 0; fi
  elif [ -n "$got" ]; then
    case " $wanted " in *" $got "*) return 0;; esac
  fi
  if [ -n "$got" ]; then reason="status $got"; else reason=\`echo "$output" | grep '^wget: ' | tail -n 1\`; fi
  reason=\${reason:-no answer within $limit s}
  return 1
}
${waitLoop}
`.trim();

/**
 * An init container that waits until a URL answers well. Redirects are followed. Certificates are not verified, as
 * busybox cannot: it sends nothing secret and believes nothing but the status.
 *
 * @param url `'http://api:8080/ready'`; variables of the container work: `'http://$(API_HOST)/ready'`.
 * @example waitForHttp('http://api:8080/ready', { within: '2m', status: 200 })   // a container named wait-for-api
 * @throws RangeError where the URL or the deadline cannot be read, or the deadline is below 1 s.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function waitForHttp(url: string, options: WaitForHttpOptions): Container {
  check('waitForHttp', { url, options }, waitForHttpArguments);
  const host = hostOfUrl(url, 'waitForHttp');
  const { name = labelFrom('wait-for', host), status = [], headers = {} } = options;
  const seconds = deadline(options.within, 'waitForHttp');
  const wanted = typeof status === 'number' ? [status] : status;
  const headerArgs = Object.entries(headers).flatMap(([header, value]) => ['--header', `${header}: ${value}`]);
  const args = [String(seconds), url, wanted.join(' '), ...headerArgs, url];
  return overrideContainer(busyboxContainer(name, waitForHttpScript, args), options.container);
}

const numberOrNumbers: Check = (value) => (Array.isArray(value) ? arrayOf(number)(value) : number(value));

const waitForHttpArguments = object({
  url: string,
  options: object({
    ...initContainerOptions,
    status: optional(numberOrNumbers),
    headers: optional(recordOf(scalar)),
  } satisfies Checks<WaitForHttpOptions>),
});
