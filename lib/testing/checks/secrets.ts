import type { Finding } from '../../findings/finding';
import { isPlainCredential } from '../../findings/secrecy/plain-credential';
import { broken } from '../broken';
import type { ContractCheck, Situation } from '../subject';

const fix = "use fromSecret('name', 'key') in env, and refer to the variable";

/** No credential stands in a manifest: neither in env and arguments nor in config files and annotations. */
export const secrets: ContractCheck = ({ situations }) => situations.flatMap(inAddition);

function inAddition({ addition }: Situation): readonly Finding[] {
  const containers = (addition.containers ?? []).flatMap(({ container }, at) => {
    const field = `containers[${at}].container`;
    return [
      ...(container.env ?? []).map(({ name, value = '' }, index) => ({ field: `${field}.env[${index}]`, name, value })),
      ...namedArguments([...(container.command ?? []), ...(container.args ?? [])]).map((argument) => ({
        field: `${field}.args`,
        ...argument,
      })),
    ];
  });
  const files = (addition.config ?? []).flatMap(({ files }, at) =>
    Object.entries(files).map(([file, value]) => ({ field: `config[${at}].files.${file}`, name: '', value })),
  );
  const annotations = Object.entries(addition.podMetadata?.annotations ?? {}).map(([name, value]) => ({
    field: `podMetadata.annotations['${name}']`,
    name,
    value,
  }));
  return [...containers, ...files, ...annotations]
    .filter(({ name, value }) => isPlainCredential(name, value) || hasNamedCredential(value))
    .map(({ field }) => broken('attachment/secret', field, 'has a credential in plain text', fix));
}

/** Each argument, with the option before it: `--password`, `hunter2`. */
function namedArguments(words: readonly string[]): readonly { readonly name: string; readonly value: string }[] {
  return words.map((value, at) => {
    const before = words[at - 1] ?? '';
    const isValue = /^--?[A-Za-z][\w.-]*$/.test(before) && !value.startsWith('-');
    return { name: isValue ? before : '', value };
  });
}

/** `password: hunter2`, in a file of any format; what opens a list, an object or a block is not a value. */
function hasNamedCredential(text: string): boolean {
  const pairs = text.matchAll(
    /["']?([A-Za-z][\w.-]{0,100})["']?[ \t]*[:=][ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|(?![[{|>])([^\s"',;}]+))/g,
  );
  return [...pairs].some(([, name = '', one, two, three]) => isPlainCredential(name, one ?? two ?? three ?? ''));
}
