import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ObjectFieldSelector, Quantity, ResourceFieldSelector } from '../../../kubernetes/generated/types';
import { printQuantity, tryParseQuantity, withoutSpace } from '../../../kubernetes/quantity';
import { forbidden, invalid, notSupported, type Report, required } from '../../report/report';
import { misspelt, unsupported } from '../../report/wording';
import type { Target } from '../../target/target';
import { lowerCase } from '../formats/lower-case';
import { isQualifiedName } from '../formats/name-format';

/** Fields of the Pod that an environment variable can show, besides single labels and annotations. */
export const envFields: ReadonlySet<string> = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]);

/** Fields that the server knows by name. What it knows and does not show is another error than what it does not know. */
const knownFields: ReadonlySet<string> = new Set([
  ...envFields,
  'metadata.annotations',
  'metadata.labels',
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
]);

const resources: ReadonlySet<string> = new Set([
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]);

const cpuDivisors: ReadonlySet<string> = new Set(['1', '1m']);
const byteDivisors: ReadonlySet<string> = new Set(
  ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix) => `1${suffix}`),
);

/**
 * A field of the Pod that the downward API shows.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export function validateFieldRef(
  reference: ObjectFieldSelector,
  allowed: ReadonlySet<string>,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  validateFieldPath(reference, allowed, path, report);
  if (reference.fieldPath === 'status.hostIPs' && !target.gate('PodHostIPs')) {
    report(
      forbidden('api/field-ref', `${path}.fieldPath`, {
        message: 'status.hostIPs is not available: feature gate PodHostIPs is off',
        value: reference.fieldPath,
        fix: 'use status.hostIP, or target 1.29 or later',
        serverField: path,
      }),
    );
  }
}

function validateFieldPath(
  reference: ObjectFieldSelector,
  allowed: ReadonlySet<string>,
  path: FieldPath,
  report: Report,
): void {
  const { apiVersion = '', fieldPath = '' } = reference;
  if (apiVersion === '') {
    const message = 'must not be empty';
    report(required('api/field-ref', `${path}.apiVersion`, { message, fix: 'remove it, or set "v1"' }));
    return;
  }
  const field = `${path}.fieldPath`;
  if (fieldPath === '') {
    const fix = `set one of ${[...allowed].join(', ')}`;
    report(required('api/field-ref', field, { message: 'missing', fix }));
    return;
  }
  if (apiVersion !== 'v1') {
    const message = `apiVersion must be "v1", got ${valueText(apiVersion)}`;
    report(invalid('api/field-ref', field, { message, value: apiVersion, fix: 'remove apiVersion' }));
    return;
  }
  const subscript = subscriptOf(fieldPath);
  if (subscript !== undefined) validateSubscript(subscript, fieldPath, path, report);
  else if (fieldPath !== 'spec.host' && !knownFields.has(fieldPath)) {
    report(invalid('api/field-ref', field, unsupported(fieldPath, allowed)));
  } else if (!allowed.has(fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath)) {
    const words = unsupported(fieldPath, allowed);
    const whole = fieldPath === 'metadata.labels' || fieldPath === 'metadata.annotations';
    report(notSupported('api/field-ref', field, whole ? { ...words, fix: `set one key: ${fieldPath}['app']` } : words));
  }
}

/** An amount that a container may use or is promised. In a volume, the container has to be named. */
export function validateResourceFieldRef(
  reference: ResourceFieldSelector,
  path: FieldPath,
  inVolume: boolean,
  report: Report,
): void {
  const { resource = '', containerName = '', divisor } = reference;
  if (inVolume && containerName === '') {
    const message = 'missing';
    report(
      required('api/resource-field-ref', `${path}.containerName`, { message, fix: 'set the name of a container' }),
    );
  } else if (resource === '') {
    const fix = `set one of ${[...resources].join(', ')}`;
    report(required('api/resource-field-ref', `${path}.resource`, { message: 'missing', fix }));
  } else if (!resources.has(resource) && !isHugePages(resource)) {
    report(notSupported('api/resource-field-ref', `${path}.resource`, unsupported(resource, resources)));
  }
  if (divisor !== undefined) validateDivisor(resource, divisor, `${path}.divisor`, report);
}

function isHugePages(resource: string): boolean {
  return resource.startsWith('limits.hugepages-') || resource.startsWith('requests.hugepages-');
}

function validateDivisor(resource: string, divisor: Quantity, field: FieldPath, report: Report): void {
  const isCpu = resource === 'limits.cpu' || resource === 'requests.cpu';
  if (!isCpu && !resources.has(resource) && !isHugePages(resource)) return;
  const allowed = isCpu ? cpuDivisors : byteDivisors;
  const printed = printedDivisor(divisor);
  if (printed === '0' || allowed.has(printed)) return;
  report(
    invalid('api/resource-field-ref', field, {
      message: `must be one of ${[...allowed].join(', ')} for ${resource}, got ${valueText(divisor)}`,
      value: divisor,
      fix: isCpu ? 'set 1 or 1m' : 'set 1, or 1Mi for mebibytes',
    }),
  );
}

const writtenAmount = /^[+-]?([0-9]*)(?:\.([0-9]*))?(.*)$/s;

/** The divisor as the server prints it: as it is written where it takes that for the canonical form, as `01` and `1e0`. */
function printedDivisor(divisor: Quantity): string {
  const text = withoutSpace(String(divisor));
  const exact = tryParseQuantity(divisor);
  if (exact === undefined) return text;
  if (exact.mantissa === 0n) return '0';
  const [, whole = '', fraction = '', suffix = ''] = writtenAmount.exec(text) ?? [];
  const digits = `${whole.replace(/^0+/, '')}${fraction}`;
  if (suffix.endsWith('i')) {
    const odd = Number(digits.slice(-3)) % 8 !== 0;
    return fraction === '' && odd && digits.length <= 12 ? text : printQuantity(exact);
  }
  const exponent = /^[eE][+-]?[0-9]/.test(suffix) ? Number(suffix.slice(1)) : 0;
  const kept = (exponent - fraction.length) % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
  return kept && digits.length <= 18 ? text : printQuantity(exact);
}

interface Subscript {
  readonly map: string;
  readonly key: string;
}

/** The parts of `metadata.labels['key']`; `undefined` for a path without a key. */
function subscriptOf(fieldPath: string): Subscript | undefined {
  if (!fieldPath.endsWith("']")) return undefined;
  const start = fieldPath.slice(0, -2).indexOf("['");
  if (start < 1) return undefined;
  return { map: fieldPath.slice(0, start), key: fieldPath.slice(start + 2, -2) };
}

function validateSubscript({ map, key }: Subscript, fieldPath: string, path: FieldPath, report: Report): void {
  const field = `${path}.fieldPath`;
  if (map === 'metadata.labels') misspelt(isQualifiedName(key), key, 'api/field-ref', field, report, path);
  else if (map === 'metadata.annotations') {
    misspelt(isQualifiedName(lowerCase(key)), key, 'api/field-ref', field, report, path);
  } else {
    const message = `only metadata.labels and metadata.annotations have keys, got ${valueText(fieldPath)}`;
    report(invalid('api/field-ref', field, { message, value: fieldPath, fix: 'remove the part in brackets' }));
  }
}
