import type { PlacedContainer } from '../../../anatomy/containers';
import type { Finding } from '../../../findings/finding';
import type { Proxied } from './application';

/** A port of the upstream that the application does not declare, while it declares others: most likely a slip. */
export function undeclaredUpstream(
  { name, upstream }: Pick<Proxied, 'name' | 'upstream'>,
  { container, field }: PlacedContainer,
): readonly Finding[] {
  if (upstream.loopback) return [];
  const declared = (container.ports ?? []).flatMap(({ containerPort, protocol = 'TCP' }) =>
    protocol === 'TCP' && typeof containerPort === 'number' ? [containerPort] : [],
  );
  const missing = upstream.ports.find((port) => !declared.includes(port));
  if (missing === undefined || declared.length === 0) return [];
  return [
    {
      code: 'pod/undeclared-upstream',
      severity: 'warning',
      field: `${field}.ports`,
      value: missing,
      message: `attachment "${name}" sends requests to port ${missing}, but container "${container.name}" declares ${declared.join(', ')}`,
      fix: `set upstream.port to ${declared.length === 1 ? declared[0] : 'one of these'}, or add ${missing} to the ports of the container`,
    },
  ];
}
