import { own } from '../../values/own';
import type { Pair } from '../pair';
import { type Judgement, patch } from './judgement';

/** A Service: with another type, it may lose how it is reached from elsewhere. */
export function judgeService({ before, after }: Pair): Judgement {
  const [was, is] = [before, after].map((service) => own(own(service, 'spec'), 'type'));
  const isHeadless = own(own(before, 'spec'), 'clusterIP') === 'None';
  const lost = [
    ...(was === 'LoadBalancer' && is !== was ? ['its load balancer, with the external address'] : []),
    ...(hasNodePorts(was) && !hasNodePorts(is) ? ['its node ports'] : []),
    ...(is === 'ExternalName' && is !== was && !isHeadless ? ['its cluster IP'] : []),
  ];
  return patch(lost.length === 0 ? undefined : `no Pod restarts; it loses ${lost.join(', ')}`);
}

function hasNodePorts(type: unknown): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}
