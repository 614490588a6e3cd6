import type { Finding } from '../../findings/finding';
import type { Attachment } from '../../pod/attachment';
import { broken } from '../broken';
import type { ContractCheck, Situation } from '../subject';

/** It listens on IPv6 too, as far as its arguments, variables and config files have addresses. */
export const ipv6: ContractCheck = ({ attachment, situations }) =>
  situations.flatMap((situation) => textsIn(situation).flatMap((text) => ipv4Only(attachment, text)));

interface Text {
  readonly field: string;
  readonly text: string;
  /** The arguments that the text is made of. */
  readonly args?: readonly string[];
}

function textsIn({ addition }: Situation): readonly Text[] {
  const containers = (addition.containers ?? []).flatMap(({ container }, at) => {
    const field = `containers[${at}].container`;
    const args = [...(container.command ?? []), ...(container.args ?? [])];
    return [
      { field: `${field}.args`, text: args.join('\n'), args },
      ...(container.env ?? []).map(({ value = '' }, index) => ({ field: `${field}.env[${index}]`, text: value })),
    ];
  });
  const files = (addition.config ?? []).flatMap(({ files }, at) =>
    Object.entries(files).map(([file, text]) => ({ field: `config[${at}].files.${file}`, text })),
  );
  return [...containers, ...files];
}

function ipv4Only({ ports }: Attachment, { field, text, args = [] }: Text): readonly Finding[] {
  const everywhere = /(?<![\d.])0\.0\.0\.0(?![\d.]|\/\d)/.test(text) && !/(?<![\w:])::(?![\w:])/.test(text);
  if (everywhere) {
    const message =
      'listens on 0.0.0.0, which is IPv4 only: the kubelet and scrapers of an IPv6 cluster cannot connect';
    return [broken('attachment/ipv6', field, message, 'listen on "[::]:PORT" or ":PORT", which is both')];
  }
  return Object.values(ports).flatMap(({ name, containerPort }) => {
    if (!isOnLoopback(text, containerPort) && !isOnLoopbackByPair(args, containerPort)) return [];
    const message = `listens for port "${name}" on the loopback address only: nothing outside the Pod can connect`;
    return [broken('attachment/ipv6', field, message, `listen on "[::]:${containerPort}" or ":${containerPort}"`)];
  });
}

/** An address behind a scheme is one that the program calls; next to an address for all interfaces, so is any. */
function isOnLoopback(text: string, port: number): boolean {
  const everywhere = new RegExp(`(?:^|[\\s="'])(?:\\[::\\])?:${port}\\b`);
  const loopback = new RegExp(`(?<!://(?:[^\\s/]*@)?)(?<![\\w.-])(?:127\\.0\\.0\\.1|localhost):${port}\\b`);
  return loopback.test(text) && !everywhere.test(text);
}

/** `--host 127.0.0.1 --port 7000`, of one server: `--redis-host` does not belong to `--port`. */
function isOnLoopbackByPair(args: readonly string[], port: number): boolean {
  const options = args.flatMap((arg, at) => {
    const [, name, value = args[at + 1]] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/.exec(arg) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
  const stemsOf = (names: RegExp, values: RegExp) =>
    options.flatMap(({ name, value }) =>
      names.test(name) && values.test(value) ? [name.replace(addressWords, '')] : [],
    );
  const ports = new Set(stemsOf(/port$/i, new RegExp(`^${port}$`)));
  return stemsOf(/(?:host|addr|address|bind|listen|interface)$/i, /^(?:127\.0\.0\.1|localhost)$/).some((stem) =>
    ports.has(stem),
  );
}

/** The end of the names of options that say where a server listens. */
const addressWords = /(?:host|address|addr|bind|listen|interface|port|[-_.])+$/i;
