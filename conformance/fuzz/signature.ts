import type { Difference } from '../compare';

const podFields =
  'containers|initContainers|ephemeralContainers|volumes|securityContext|affinity|dns|host|topology|tolerations|os\\b|resourceClaims|resources';
const template = /\bspec\.(jobTemplate\.spec\.)?template\.spec\b|(?<= |^)template\.spec\b/;
const pod = new RegExp(`(?<= |^)spec\\.(?=(${podFields}))`);

/** A difference without positions and where the pod template is: the same for all that have one cause. */
export function signatureOf({ tier, side, what }: Difference): string {
  const place = what
    .replace(template, '<pod>')
    .replace(pod, '<pod>.')
    .replace(/\b(initContainers|ephemeralContainers|containers)\[\d+\]/g, '<container>')
    .replace(/\[\d+\]/g, '[]');
  return `${tier} ${side}: ${place}`;
}
