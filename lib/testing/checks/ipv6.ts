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
}

function textsIn({ addition }: Situation): readonly Text[] {
  const containers = (addition.containers ?? []).flatMap(({ container }, at) => {
    const field = `containers[${at}].container`;
    const args = [...(container.command ?? []), ...(container.args ?? [])];
    return [
      { field: `${field}.args`, text: args.join('\n') },
      ...(container.env ?? []).map(({ value = '' }, index) => ({ field: `${field}.env[${index}]`, text: value })),
    ];
  });
  const files = (addition.config ?? []).flatMap(({ files }, at) =>
    Object.entries(files).map(([file, text]) => ({ field: `config[${at}].files.${file}`, text })),
  );
  return [...containers, ...files];
}

function ipv4Only({ ports }: Attachment, { field, text }: Text): readonly Finding[] {
  const everywhere = /(?<![\d.])0\.0\.0\.0(?![\d.]|\/\d)/.test(text) && !/(?<![\w:])::(?![\w:])/.test(text);
  if (everywhere) {
    const message =
      'listens on 0.0.0.0, which is IPv4 only: the kubelet and scrapers of an IPv6 cluster cannot connect';
    return [broken('attachment/ipv6', field, message, 'listen on "[::]:PORT" or ":PORT", which is both')];
  }
  return Object.values(ports).flatMap(({ name, containerPort }) => {
    if (!new RegExp(`(?:127\\.0\\.0\\.1|localhost):${containerPort}\\b`).test(text)) return [];
    if (text.includes(`[::]:${containerPort}`)) return [];
    const message = `listens for port "${name}" on the loopback address only: nothing outside the Pod can connect`;
    return [broken('attachment/ipv6', field, message, `listen on "[::]:${containerPort}" or ":${containerPort}"`)];
  });
}
