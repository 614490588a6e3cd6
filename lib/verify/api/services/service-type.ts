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
        message: `a Service of type ${type} has an address: None makes it headless`,
        fix: 'leave the address out, or set `type: ClusterIP`',
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
    const message = 'a Service of type ExternalName is a name in DNS, and has no addresses';
    report(forbidden(code, `spec.${name}`, { value: spec[name], message, fix: 'take it out' }));
  }
  const name = (spec.externalName ?? '').replace(/\.$/, '');
  if (name !== '') checkName(name, isSubdomain, 'spec.externalName', report, { code });
  else {
    const message = 'it is not said which name the Service stands for';
    report(required(code, 'spec.externalName', { message, fix: 'write one: db.example.com' }));
  }
}
