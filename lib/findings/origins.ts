/**
 * Who wrote what: field paths to writers. A path speaks for everything under it that has no entry of its own.
 *
 * @example { 'spec.containers[1]': 'attachment "tls"', 'spec.containers[1].securityContext': 'profile "restricted"' }
 */
export type Origins = Readonly<Record<string, string>>;
