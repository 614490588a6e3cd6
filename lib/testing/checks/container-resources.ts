import type { ResourceRequirements } from '../../kubernetes/generated/types';
import { broken } from '../broken';
import { addedContainers, type ContractCheck } from '../subject';

/** Each container requests CPU and memory, and has a memory limit. */
export const containerResources: ContractCheck = (subject) =>
  addedContainers(subject).flatMap(({ added: { container }, field }) => {
    const missing = missingIn(container.resources);
    if (missing.length === 0) return [];
    const fix = "set resources: resources({ cpu: '10m', memory: '32Mi' }), with what the program needs";
    const message = `container "${container.name}" has no ${missing.join(' and no ')}`;
    return [broken('attachment/resources', `${field}.container.resources`, message, fix)];
  });

function missingIn({ requests = {}, limits = {} }: ResourceRequirements = {}): readonly string[] {
  return [
    ...(requests.cpu === undefined && limits.cpu === undefined ? ['CPU request'] : []),
    ...(requests.memory === undefined && limits.memory === undefined ? ['memory request'] : []),
    ...(limits.memory === undefined ? ['memory limit'] : []),
  ];
}
