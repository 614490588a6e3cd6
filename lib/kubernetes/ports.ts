import type { ContainerPort, IntOrString } from './generated/types';
import { type Problems, portName, portNumber } from './names';

/** What is wrong with a port that may be given by number or by name, as in a probe or a Service; empty where nothing is. */
export function portReference(port: IntOrString): Problems {
  return typeof port === 'number' ? portNumber(port) : portName(port);
}

/**
 * The declared port that a number or name refers to, among the ports of one protocol; the first one where several
 * answer. A name that no port has is `undefined`, as is a number that is not declared (which may be open all the same).
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function findPort(
  ports: readonly ContainerPort[],
  port: IntOrString,
  protocol: NonNullable<ContainerPort['protocol']> = 'TCP',
): ContainerPort | undefined {
  return ports.find(
    (declared) =>
      (declared.protocol ?? 'TCP') === protocol &&
      (typeof port === 'number' ? declared.containerPort === port : declared.name === port),
  );
}
