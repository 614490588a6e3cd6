import type { ContainerPort } from '../../../kubernetes/generated/types';
import type { AttachmentPort } from '../../../pod/attachment';
import { attachmentPortName } from '../../shared/port-name';
import type { ProxySettings } from './settings';

/** The ports of a proxy by role: those of clients, and those that the tool opens besides. */
export type ProxyPorts<Own extends string> = Partial<Record<'http' | 'https', AttachmentPort>> &
  Readonly<Record<Own, AttachmentPort>>;

/** A port that a tool opens besides those of clients. */
export type OwnPort = Pick<AttachmentPort, 'containerPort' | 'purpose'>;

/** The port `https`, or `http` without TLS, both with a redirect, and the tool's own. */
export function portsOf<Own extends string>(
  { name, listen, tls }: Pick<ProxySettings, 'name' | 'listen' | 'tls'>,
  own: Readonly<Record<Own, OwnPort>>,
): ProxyPorts<Own> {
  const named = (role: string, port: OwnPort): AttachmentPort => ({ name: attachmentPortName(name, role), ...port });
  const traffic = (role: 'http' | 'https', containerPort: number) => ({
    [role]: named(role, { containerPort, purpose: 'traffic' }),
  });
  const others = Object.entries<OwnPort>(own).map(([role, port]) => [role, named(role, port)]);
  return {
    ...traffic(tls === undefined ? 'http' : 'https', listen),
    ...(tls?.redirectFrom !== undefined && traffic('http', tls.redirectFrom)),
    ...Object.fromEntries(others),
  };
}

/** The ports as a container declares them. */
export function containerPorts(ports: Readonly<Record<string, AttachmentPort>>): ContainerPort[] {
  return Object.values(ports).map(({ name, containerPort }) => ({ name, containerPort }));
}
