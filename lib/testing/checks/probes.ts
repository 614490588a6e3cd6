import type { Probe } from '../../kubernetes/generated/types';
import { broken } from '../broken';
import { addedContainers, type ContractCheck } from '../subject';

const kinds = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** Each probe calls a port that its own container declares. */
export const probes: ContractCheck = (subject) =>
  addedContainers(subject).flatMap(({ added: { container, listens = [] }, field }) =>
    kinds.flatMap((kind) => {
      const port = portOf(container[kind]);
      if (port === undefined) return [];
      const own = [...(container.ports ?? []), ...listens];
      const isOwn = own.some((one) => one.containerPort === port || ('name' in one && one.name === port));
      if (isOwn) return [];
      const message = `port ${JSON.stringify(port)} is not declared by container "${container.name}"`;
      const fix = 'set the name of one of its ports, and declare that under ports';
      return [broken('attachment/probe-port', `${field}.container.${kind}`, message, fix)];
    }),
  );

function portOf(probe: Probe | undefined): string | number | undefined {
  return probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port;
}
