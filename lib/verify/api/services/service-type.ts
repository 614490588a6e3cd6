import type { ServiceSpec } from '../../../kubernetes/generated/types';
import { forbidden, invalid, type Report, required } from '../../report/report';
import { checkName, isSubdomain } from '../formats/name-format';
import { isHeadless } from './service-addresses';

/** What goes with the type of the Service, before its ports. */
export function validateServiceType(spec: ServiceSpec, report: Report): void {
  const { type } = spec;
  if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(spec)) {
    report(
      invalid('api/cluster-ip', 'spec.clusterIPs[0]', {
        value: 'None',
        message: `must not be None when type is ${type}`,
        fix: 'remove it, or set type: ClusterIP',
      }),
    );
  }
  if (type === 'ExternalName') validateExternalName(spec, report);
}

function validateExternalName(spec: ServiceSpec, report: Report): void {
  const code = 'api/external-name';
  const absent = [
    ['clusterIPs', (spec.clusterIPs ?? []).length > 0],
    ['ipFamilies', (spec.ipFamilies ?? []).length > 0],
    ['ipFamilyPolicy', spec.ipFamilyPolicy !== undefined],
  ] as const;
  for (const [name, written] of absent) {
    if (!written) continue;
    const message = 'must not be set when type is ExternalName';
    report(forbidden(code, `spec.${name}`, { value: spec[name], message, fix: 'remove it' }));
  }
  const name = (spec.externalName ?? '').replace(/\.$/, '');
  if (name !== '') checkName(name, isSubdomain, 'spec.externalName', report, { code });
  else {
    const message = 'required when type is ExternalName';
    report(
      required(code, 'spec.externalName', { message, fix: 'set a DNS name, such as db.example.com, or change type' }),
    );
  }
}
