/** A repository's server. */
export interface Repository {
  readonly protocol: 'http' | 'https' | 'ssh';
  readonly host: string;
  readonly port: number;
}

const defaultPorts = { http: 80, https: 443, ssh: 22 } as const;

/** What a repository's URL says of its server; undefined for what is not such a URL, and for one with a password. */
export function repositoryOf(url: string): Repository | undefined {
  const [, web, ofWeb, webPort] = /^(https?):\/\/([\w.-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?\/[^\s$]+$/.exec(url) ?? [];
  if (web !== undefined && ofWeb !== undefined) return server(web as 'http' | 'https', ofWeb, webPort);
  const [, ofSsh, sshPort] =
    /^ssh:\/\/(?:[\w.-]+@)?([\w.-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?\/[^\s$]+$/.exec(url) ??
    /^[\w.-]+@([\w.-]+):[^\s$]+$/.exec(url) ??
    [];
  return ofSsh === undefined ? undefined : server('ssh', ofSsh, sshPort);
}

function server(protocol: Repository['protocol'], host: string, port: string | undefined): Repository {
  return { protocol, host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? defaultPorts[protocol]) };
}
