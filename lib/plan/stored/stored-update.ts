import type { Service } from '../../kubernetes/generated/types';
import type { Draft } from '../../verify/defaults/draft';
import type { Target } from '../../verify/target/target';
import { dropUseless, keepAllocated } from '../../verify/update/services/kept-values';
import { decodedAs } from '../decoded-as';
import { type Entries, stored } from './stored';

/** What a server stores of an object that takes the place of an old one. */
export function storedUpdate(object: Entries, old: Entries, target: Target): Entries {
  const next = stored(object, target);
  return isService(next) && isService(old) ? withAllocated(next, old, target) : next;
}

/** A Service keeps the addresses and node ports that the new manifest omits: also `None` as its address. */
function withAllocated(service: Entries, old: Entries, target: Target): Entries {
  const spec = structuredClone(service.spec) as Draft<Service['spec']>;
  const { spec: oldSpec } = decodedAs<Service>(old);
  keepAllocated(spec, oldSpec, target);
  dropUseless(spec, oldSpec, target);
  return { ...service, spec };
}

function isService({ apiVersion, kind, spec }: Entries): boolean {
  return apiVersion === 'v1' && kind === 'Service' && typeof spec === 'object' && spec !== null;
}
