import { isLoopback } from '../../attachments/shared/destination';
import type { Finding } from '../../findings/finding';
import { portNumber } from '../../kubernetes/names';
import type { Addition } from '../../pod/attachment';
import { broken } from '../broken';
import type { ContractCheck } from '../subject';

/** It declares the servers that it connects to, as far as they can be seen. */
export const sendsTo: ContractCheck = ({ situations }) =>
  situations.flatMap(({ addition }) => [...invalid(addition), ...undeclared(addition)]);

function invalid({ sendsTo: declared = [] }: Addition): readonly Finding[] {
  return declared.flatMap(({ host, port }, at) => {
    if (host === undefined) return [];
    const isHost = /^[A-Za-z0-9_.-]+$/.test(host) || /^[0-9A-Fa-f:.]+$/.test(host);
    if (isHost && portNumber(port).length === 0) return [];
    const message = `must be a host name or an address and a port, got ${JSON.stringify({ host, port })}`;
    return [broken('attachment/sends-to', `sendsTo[${at}]`, message, 'set { host: "logs.example", port: 443 }')];
  });
}

function undeclared(addition: Addition): readonly Finding[] {
  const declared = addition.sendsTo ?? [];
  if (declared.some(({ unknown }) => unknown !== undefined)) return [];
  const known = new Set(declared.map(({ host }) => host?.toLowerCase()));
  return textsOf(addition).flatMap(({ field, text }) => {
    const host = serversIn(text).find((one) => !isLocal(one) && !known.has(one.toLowerCase()));
    if (host === undefined) return [];
    const fix = `add { host: ${JSON.stringify(host)}, port: … } to sendsTo`;
    return [broken('attachment/sends-to', field, `server ${JSON.stringify(host)} is not in sendsTo`, fix)];
  });
}

/** The texts in which programs find their servers. */
function textsOf({ containers = [], config = [] }: Addition) {
  return [
    ...containers.flatMap(({ container: { command = [], args = [], env = [] } }, at) => [
      ...[...command, ...args].map((text) => ({ field: `containers[${at}].container.args`, text })),
      ...env.map(({ value = '' }, index) => ({ field: `containers[${at}].container.env[${index}]`, text: value })),
    ]),
    ...config.flatMap(({ files }, at) =>
      Object.entries(files).map(([file, text]) => ({ field: `config[${at}].files.${file}`, text })),
    ),
  ];
}

/** The hosts of URLs, and of `host: logs.example`, outside of comments. nginx has names of its own for its upstreams. */
function serversIn(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  const pattern =
    /\b[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@"']*@)?(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)|^\s*-?\s*host:\s*["']?([A-Za-z0-9._:-]+)/gi;
  const upstreams = new Set([...text.matchAll(/^\s*upstream\s+(\S+)/gm)].map(([, name]) => name));
  const hosts = lines.flatMap((line) =>
    [...line.matchAll(pattern)].map(([, ofUrl, named]) => (ofUrl ?? named ?? '').replace(/^\[|\]$/g, '')),
  );
  return hosts.filter((host) => !upstreams.has(host));
}

/** The Pod itself, or the addresses that a program listens on. */
function isLocal(host: string): boolean {
  return isLoopback(host) || host === '0.0.0.0' || host === '::';
}
