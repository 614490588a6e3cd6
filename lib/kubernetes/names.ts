import { valueText } from '../findings/value-text';
import { misspelt, type Problems, type Spelling, tooLong } from './spelling';
import { atLeast, type KubernetesVersion } from './version';

export { byteLength, type Problems } from './spelling';

/** The most bytes of a label value, a DNS label and the name part of a label key. */
export const maximumLabelLength = 63;

/** The most bytes of a DNS subdomain, as most names of objects are, and of a key of a ConfigMap or Secret. */
export const maximumSubdomainLength = 253;

/** The most bytes of the name of a container port. */
export const maximumPortNameLength = 15;

/** The most bytes of the name of a CronJob: it adds 11 of its own for each Job. */
export const maximumCronJobNameLength = 52;

/**
 * A label of DNS, as names of containers, volumes, namespaces and StatefulSets are: a-z, 0-9 and "-", at most 63 bytes.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function dns1123Label(value: string): Problems {
  return [...tooLong(value, maximumLabelLength), ...misspelt(value, dnsLabel)];
}

/**
 * A label of DNS that starts with a letter, as names of Services are until Kubernetes 1.35.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export function dns1035Label(value: string): Problems {
  return [...tooLong(value, maximumLabelLength), ...misspelt(value, dnsLabelFromLetter)];
}

/**
 * A subdomain of DNS, as names of most objects are: labels with dots between them, at most 253 bytes.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function dns1123Subdomain(value: string): Problems {
  const length = tooLong(value, maximumSubdomainLength);
  const spelling = misspelt(value, dnsSubdomain);
  if (spelling.length > 0 || !/\.[-.]|-\./.test(value)) return [...length, ...spelling];
  return [...length, `must have a letter or digit on both sides of each dot, got ${valueText(value)}`];
}

/**
 * The key of a label or annotation, and the name of an extended resource: a name of at most 63 bytes, behind an
 * optional DNS subdomain and a slash.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function qualifiedName(value: string): Problems {
  const parts = value.split('/');
  if (parts.length > 2) return [`must have at most one slash, got ${valueText(value)}`];
  const [first = '', second] = parts;
  const name = second ?? first;
  return [
    ...(second === undefined ? [] : inPart('prefix', dns1123Subdomain(first))),
    ...inPart('name', [...tooLong(name, maximumLabelLength), ...misspelt(name, labelText)]),
  ];
}

/**
 * The value of a label: empty, or at most 63 bytes of letters, digits, "-", "_" and ".".
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function labelValue(value: string): Problems {
  return value === '' ? [] : [...tooLong(value, maximumLabelLength), ...misspelt(value, labelText)];
}

/**
 * The name of a container port, by which Services and probes refer to it.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export function portName(value: string): Problems {
  return [
    ...tooLong(value, maximumPortNameLength),
    ...misspelt(value, portCharacters),
    ...(/[a-z]/.test(value) ? [] : [`must have at least one letter, got ${valueText(value)}`]),
    ...(value.includes('--') ? [`must not have two hyphens in a row, got ${valueText(value)}`] : []),
    ...(value.startsWith('-') || value.endsWith('-')
      ? [`must not start or end with "-", got ${valueText(value)}`]
      : []),
  ];
}

/**
 * A key of a ConfigMap or Secret, which is the file's name where it is mounted.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
 */
export function configMapKey(value: string): Problems {
  return [...tooLong(value, maximumSubdomainLength), ...misspelt(value, keyCharacters), ...upwards(value)];
}

/**
 * The name of an environment variable: from Kubernetes 1.32 on any printable ASCII but "=", before that letters,
 * digits, "-", "_" and ".", not with a digit or ".." at the start.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export function envVarName(value: string, kubernetes: KubernetesVersion): Problems {
  return atLeast(kubernetes, '1.32') ? relaxedEnvVarName(value) : strictEnvVarName(value);
}

/** The name of an environment variable while the gate RelaxedEnvironmentVariableValidation is off. */
export function strictEnvVarName(value: string): Problems {
  return [...misspelt(value, envCharacters), ...upwards(value)];
}

/** The name of an environment variable while the gate RelaxedEnvironmentVariableValidation is on. */
export function relaxedEnvVarName(value: string): Problems {
  return misspelt(value, printable);
}

/** The name of a header in an HTTP probe or handler: letters, digits and "-". */
export function httpHeaderName(value: string): Problems {
  return misspelt(value, headerCharacters);
}

/** The name of a Service: a DNS label, until Kubernetes 1.35 one that starts with a letter. */
export function serviceName(value: string, kubernetes: KubernetesVersion): Problems {
  return atLeast(kubernetes, '1.36') ? dns1123Label(value) : dns1035Label(value);
}

/** The name of a CronJob: a DNS subdomain of at most 52 bytes. */
export function cronJobName(value: string): Problems {
  return [...dns1123Subdomain(value), ...tooLong(value, maximumCronJobNameLength)];
}

/** The number of a port: 1 to 65535. */
export function portNumber(value: number): Problems {
  return outside(value, 1, 65_535);
}

/** The id of a user or group: 0 to 2147483647. */
export function userId(value: number): Problems {
  return outside(value, 0, 2_147_483_647);
}

const lowerEnd = { pattern: /[a-z0-9]$/, characters: 'a letter or digit' };
const dnsLabel: Spelling = {
  others: /[^-a-z0-9]/gu,
  characters: 'a-z, 0-9 and "-"',
  start: { pattern: /^[a-z0-9]/, characters: 'a letter or digit' },
  end: lowerEnd,
};
const dnsLabelFromLetter: Spelling = { ...dnsLabel, start: { pattern: /^[a-z]/, characters: 'a letter' } };
const dnsSubdomain: Spelling = { ...dnsLabel, others: /[^-.a-z0-9]/gu, characters: 'a-z, 0-9, "-" and "."' };
const labelText: Spelling = {
  others: /[^-._A-Za-z0-9]/gu,
  characters: 'letters, digits, "-", "_" and "."',
  start: { pattern: /^[A-Za-z0-9]/, characters: 'a letter or digit' },
  end: { pattern: /[A-Za-z0-9]$/, characters: 'a letter or digit' },
};
const portCharacters: Spelling = { others: /[^-a-z0-9]/gu, characters: 'a-z, 0-9 and "-"' };
const keyCharacters: Spelling = { others: /[^-._A-Za-z0-9]/gu, characters: 'letters, digits, "-", "_" and "."' };
const envCharacters: Spelling = {
  ...keyCharacters,
  start: { pattern: /^[^0-9]/, characters: 'a letter, "-", "_" or "."' },
};
const printable: Spelling = { others: /[^ -<>-~]/gu, characters: 'printable ASCII other than "="' };
const headerCharacters: Spelling = { others: /[^-A-Za-z0-9]/gu, characters: 'letters, digits and "-"' };

/** Such a key or name would lead out of the directory that it becomes a file in. */
function upwards(value: string): Problems {
  if (value === '.' || value === '..') return [`must not be "${value}"`];
  return value.startsWith('..') ? [`must not start with "..", got ${valueText(value)}`] : [];
}

function inPart(part: string, problems: Problems): Problems {
  return problems.map((problem) => `${part} ${problem}`);
}

function outside(value: number, minimum: number, maximum: number): Problems {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return [];
  return [`must be ${minimum} to ${maximum}, got ${value}`];
}
