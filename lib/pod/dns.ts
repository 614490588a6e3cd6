import type { HostAlias, PodDNSConfig, PodDNSConfigOption, PodSpec } from '../kubernetes/generated/types';
import {
  any,
  arrayOf,
  boolean,
  type Check,
  type Checks,
  check,
  named,
  object,
  optional,
  recordOf,
  string,
} from '../values/check';
import { type Named, nameOf } from '../values/named';

/** How a Pod resolves names. */
export interface DnsOptions {
  /**
   * Where names are looked up first. `None` takes the config alone and needs nameservers; a Pod with `hostNetwork` wants
   * `ClusterFirstWithHostNet`. @default 'ClusterFirst'
   */
  readonly policy?: PodSpec['dnsPolicy'];
  /** IP addresses of name servers, at most three, in addition to those of the policy. */
  readonly nameservers?: readonly string[] | undefined;
  /** Search domains for short names, in addition to those of the policy. */
  readonly searches?: readonly string[] | undefined;
  /** Options of the resolver; `true` for those without a value: `{ ndots: 2, 'single-request-reopen': true }`. */
  readonly options?: Readonly<Record<string, string | number | true>> | undefined;
}

/**
 * How the Pod resolves names, to spread: `pod: { ...dns({ options: { ndots: 2 } }) }`.
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
 */
export function dns(how: DnsOptions): Pick<PodSpec, 'dnsPolicy' | 'dnsConfig'> {
  check('dns', how, dnsOptions);
  const { policy, nameservers, searches, options } = how;
  const dnsConfig: PodDNSConfig = {
    ...(nameservers !== undefined && { nameservers }),
    ...(searches !== undefined && { searches }),
    ...(options !== undefined && { options: Object.entries(options).map(resolverOption) }),
  };
  return {
    ...(policy !== undefined && { dnsPolicy: policy }),
    ...(Object.keys(dnsConfig).length > 0 && { dnsConfig }),
  };
}

const dnsOptions = object({
  policy: optional(string),
  nameservers: optional(arrayOf(string)),
  searches: optional(arrayOf(string)),
  options: optional(recordOf(any)),
} satisfies Checks<DnsOptions>);

function resolverOption([name, value]: readonly [string, string | number | true]): PodDNSConfigOption {
  return value === true ? { name } : { name, value: String(value) };
}

/** What a host name goes with. */
export interface HostnameOptions {
  /** The headless Service under which the Pod gets a DNS name: `<hostname>.<subdomain>.<namespace>.svc…`. */
  readonly subdomain?: Named | undefined;
  /** Whether `hostname` in the Pod prints the full name. @default false */
  readonly setHostnameAsFQDN?: boolean | undefined;
}

/**
 * The Pod's host name, to spread: `pod: { ...hostname('mail', { subdomain: 'servers' }) }`.
 *
 * @param name a DNS label. @default the Pod's name, when `hostname` is not called
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-and-subdomain-field
 */
export function hostname(
  name: string,
  options: HostnameOptions = {},
): Pick<PodSpec, 'hostname' | 'subdomain' | 'setHostnameAsFQDN'> {
  check('hostname', { name, options }, hostnameArguments);
  const { subdomain, setHostnameAsFQDN } = options;
  return {
    hostname: name,
    ...(subdomain !== undefined && { subdomain: nameOf(subdomain) }),
    ...(setHostnameAsFQDN !== undefined && { setHostnameAsFQDN }),
  };
}

const hostnameArguments = object({
  name: string,
  options: object({
    subdomain: optional(named),
    setHostnameAsFQDN: optional(boolean),
  } satisfies Checks<HostnameOptions>),
});

/**
 * Entries of the Pod's /etc/hosts, by IP address, to spread: `pod: { ...hostAliases({ '10.0.0.7': ['db'] }) }`.
 * @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
 */
export function hostAliases(hostnames: Readonly<Record<string, string | readonly string[]>>): {
  readonly hostAliases: readonly HostAlias[];
} {
  check('hostAliases', hostnames, recordOf(textOrTexts), 'hostnames');
  const aliases = Object.entries(hostnames).map(([ip, names]) => ({
    ip,
    hostnames: typeof names === 'string' ? [names] : names,
  }));
  return { hostAliases: aliases };
}

const textOrTexts: Check = (value) => (Array.isArray(value) ? arrayOf(string)(value) : string(value));
