import { own } from '../values/own';
import { below, type Entry, type Expression, literal, type Pointer, type Scalar } from './expression';
import { isRecord, options } from './field-expression';
import { helperCall } from './helper-calls';

const timing = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
];

/** A probe, or a lifecycle handler, as a call of its helper. */
export function probeExpression(value: unknown, from: Pointer): Expression | undefined {
  if (!isRecord(value)) return undefined;
  const timed = options(value, from, timing).entries;
  const { httpGet, tcpSocket, grpc, exec, sleep } = value;
  const withOptions = (of: readonly Entry[]): Expression => ({ type: 'object', entries: [...of, ...timed] });
  if (httpGet !== undefined) {
    const at = below(from, 'httpGet');
    const { path, port } = httpGet as Record<string, unknown>;
    const more = [...options(httpGet, at, ['scheme', 'host']).entries, ...headersOf(httpGet, at)];
    return helperCall('httpGet', [literal(path), portOf(port), withOptions(more)], value);
  }
  if (tcpSocket !== undefined) {
    const more = options(tcpSocket, below(from, 'tcpSocket'), ['host']).entries;
    return helperCall('tcpSocket', [portOf(own(tcpSocket, 'port')), withOptions(more)], value);
  }
  if (grpc !== undefined) {
    const more = options(grpc, below(from, 'grpc'), ['service']).entries;
    return helperCall('grpc', [portOf(own(grpc, 'port')), withOptions(more)], value);
  }
  if (exec !== undefined) {
    const command = literal(own(exec, 'command'), below(below(from, 'exec'), 'command'));
    return helperCall('exec', [command, withOptions([])], value);
  }
  return sleep === undefined ? undefined : helperCall('sleep', [literal(own(sleep, 'seconds'))], value);
}

/** A port, which a constant may stand for. */
function portOf(port: unknown): Scalar {
  return { ...(literal(port) as Scalar), isPort: true };
}

function headersOf(httpGet: unknown, from: Pointer): readonly Entry[] {
  const headers = own(httpGet, 'httpHeaders');
  if (!Array.isArray(headers)) return [];
  const at = below(from, 'httpHeaders');
  const entries = headers.map((header, index): Entry => {
    return { key: String(own(header, 'name')), value: literal(own(header, 'value')), from: [below(at, index)] };
  });
  return [{ key: 'headers', value: { type: 'object', entries }, from: [at] }];
}
