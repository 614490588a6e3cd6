import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { compareAmounts, isMultipleOf, isNegative, isWhole } from '../../../kubernetes/amounts';
import type { Quantity, ResourceRequirements } from '../../../kubernetes/generated/types';
import { forbidden, invalid, notSupported, type Report, required } from '../../report/report';
import { unsupported } from '../../report/wording';
import {
  allowsOvercommit,
  isCounted,
  isHugePages,
  isPodResource,
  problemOfContainerResource,
  problemOfPodResource,
} from '../formats/resource-names';
import { validateResourceClaimNames } from './container-claims';

/** Whether the resources are a container's, or those of the Pod as a whole (from 1.34). */
export type ResourceOwner = 'container' | 'pod';

type Amounts = Readonly<Record<string, Quantity>>;

const podResources: ReadonlySet<string> = new Set(['cpu', 'memory', 'hugepages-<size>']);

/**
 * Requests and limits of a container, or of a Pod, after defaulting. Where that has `copied` limits into requests, as in
 * the containers of a Pod, what is wrong with such a request is said of the limit.
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function validateResourceRequirements(
  requirements: ResourceRequirements,
  path: FieldPath,
  owner: ResourceOwner,
  claimNames: ReadonlySet<string>,
  report: Report,
  copied = false,
): void {
  const { limits, requests, claims } = requirements;
  if (limits !== undefined) validateLimits(limits, `${path}.limits`, owner, report);
  if (requests !== undefined) validateRequests(requests, limits ?? {}, path, owner, copied, report);
  if (needsComputeResource(limits, requests)) reportHugePagesAlone(path, report);
  if (claims !== undefined) validateResourceClaimNames(claims, `${path}.claims`, claimNames, report);
}

/**
 * What running a Pod costs besides its containers. The server takes it for limits, and prints its place so.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/
 */
export function validateOverhead(overhead: Amounts, path: FieldPath, report: Report): void {
  for (const name of Object.keys(overhead)) {
    const quantity = overhead[name] ?? 0;
    validateAmount(name, quantity, `${path}[${name}]`, 'container', report, `${path}.limits[${name}]`);
  }
  if (needsComputeResource(overhead, undefined)) reportHugePagesAlone(path, report);
}

function validateLimits(limits: Amounts, path: FieldPath, owner: ResourceOwner, report: Report): void {
  for (const name of Object.keys(limits)) {
    const quantity = limits[name] ?? 0;
    if (!isPlainlyRight(name, quantity)) validateAmount(name, quantity, `${path}[${name}]`, owner, report);
  }
}

function validateRequests(
  requests: Amounts,
  limits: Amounts,
  path: FieldPath,
  owner: ResourceOwner,
  copied: boolean,
  report: Report,
): void {
  for (const name of Object.keys(requests)) {
    const quantity = requests[name] ?? 0;
    const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
    if (!isPlainlyRight(name, quantity)) {
      const serverField = `${path}.requests[${name}]`;
      const field = copied && limit === quantity ? `${path}.limits[${name}]` : serverField;
      validateAmount(name, quantity, field, owner, report, serverField);
    }
    if (limit !== undefined) validateAgainstLimit(name, quantity, limit, path, report);
    else if (!allowsOvercommit(name)) {
      const message = `requires a limit for ${name} equal to the request`;
      const fix = `set limits: { ${name}: ${valueText(quantity)} }`;
      report(required('api/resource-limit', `${path}.limits`, { message, fix }));
    }
  }
}

function validateAgainstLimit(name: string, request: Quantity, limit: Quantity, path: FieldPath, report: Report): void {
  const order = compareAmounts(request, limit);
  if (order === 0 || (order < 0 && allowsOvercommit(name))) return;
  const less = allowsOvercommit(name);
  const words = less
    ? `must be at most the limit (${limit}), got ${request}`
    : `must equal the limit (${limit}), got ${request}`;
  report(
    invalid('api/resource-limit', `${path}.requests[${name}]`, {
      message: words,
      value: request,
      fix: less ? 'lower the request, or raise the limit' : 'set both to the same amount',
      serverField: `${path}.requests`,
    }),
  );
}

/** Of cpu and memory, as nearly all amounts are, any that is not negative is right. */
function isPlainlyRight(name: string, quantity: Quantity): boolean {
  return (name === 'cpu' || name === 'memory') && !isNegative(quantity);
}

function validateAmount(
  name: string,
  quantity: Quantity,
  field: FieldPath,
  owner: ResourceOwner,
  report: Report,
  serverField: FieldPath = field,
): void {
  const server = serverField === field ? {} : { serverField };
  validateName(name, field, owner, report, server);
  if (isNegative(quantity)) {
    const message = `must be 0 or greater, got ${quantity}`;
    report(invalid('api/resource-amount', field, { message, value: quantity, fix: 'set 0 or more', ...server }));
  }
  if (isCounted(name) && !isWhole(quantity)) {
    const message = `must be an integer for ${name}, got ${quantity}`;
    report(invalid('api/resource-amount', field, { message, value: quantity, fix: 'set an integer', ...server }));
  }
  if (isHugePages(name) && !isMultipleOf(quantity, name.slice('hugepages-'.length))) {
    const message = `must be a multiple of the page size in its name, got ${quantity}`;
    report(
      invalid('api/huge-pages', field, { message, value: quantity, fix: 'set a multiple of the page size', ...server }),
    );
  }
}

function validateName(
  name: string,
  field: FieldPath,
  owner: ResourceOwner,
  report: Report,
  server: { readonly serverField?: FieldPath },
): void {
  const problem = owner === 'container' ? problemOfContainerResource(name) : problemOfPodResource(name);
  if (problem !== undefined) {
    const message = problem;
    report(
      invalid('api/resource-name', field, {
        message,
        value: name,
        fix: 'use cpu, memory, ephemeral-storage, hugepages-<size> or <domain>/<name>',
        ...server,
      }),
    );
  } else if (owner === 'pod' && !isPodResource(name)) {
    report(notSupported('api/resource-name', field, unsupported(name, podResources)));
  }
}

/** Whether there are huge pages and neither cpu nor memory. */
function needsComputeResource(limits: Amounts | undefined, requests: Amounts | undefined): boolean {
  let pages = false;
  for (const amounts of [limits, requests]) {
    if (amounts === undefined) continue;
    for (const name of Object.keys(amounts)) {
      if (name === 'cpu' || name === 'memory') return false;
      if (isHugePages(name)) pages = true;
    }
  }
  return pages;
}

function reportHugePagesAlone(path: FieldPath, report: Report): void {
  const message = 'huge pages require cpu or memory';
  report(forbidden('api/huge-pages', path, { message, fix: 'set cpu or memory as well' }));
}
