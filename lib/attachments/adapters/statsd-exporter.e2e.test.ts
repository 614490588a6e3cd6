import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { contextFor } from '../../../test-helpers/attachment-context';
import { listening, metrics, metricsWith, realPrograms } from '../../../test-helpers/real-container';
import { freePorts } from '../../../test-helpers/real-nginx';
import { type StatsdExporterOptions, statsdExporter } from './statsd-exporter';

// The real program, with the arguments and files of its container.

const { runContainer } = realPrograms();
const program = process.env.STATSD_EXPORTER_PROGRAM ?? 'statsd_exporter';

async function started(options: StatsdExporterOptions = {}) {
  const [port = 0, udpPort = 0, tcpPort = 0] = await freePorts(3);
  const adapter = statsdExporter({ ...options, port, udpPort, tcpPort });
  const running = runContainer(program, adapter.build(contextFor()));
  if ((await metrics(port, '127.0.0.1', running)) === '') throw new Error(running.output());
  return { port, udpPort, tcpPort, running };
}

function sendUdp(port: number, host: string, line: string): Promise<void> {
  const socket = createSocket(host === '::1' ? 'udp6' : 'udp4');
  return new Promise((done, fail) => {
    socket.send(line, port, host, (error) => {
      socket.close();
      if (error === null) done();
      else fail(error);
    });
  });
}

test.each(['127.0.0.1', '::1'])('serves what comes over UDP and TCP on %s, under names of their own', async (host) => {
  const { port, udpPort, tcpPort, running } = await started();
  await sendUdp(udpPort, host, 'shop.orders:3|c');
  await listening(tcpPort, host);
  connect(tcpPort, host).end('shop.stock:7|g|#region:eu\n');
  expect(await metricsWith(port, /^shop_orders 3$/m, running)).toBeDefined();
  expect(await metricsWith(port, /^shop_stock\{region="eu"\} 7$/m, running)).toBeDefined();
});

test('names, labels, drops and counts as its rules say', async () => {
  const { port, udpPort, running } = await started({
    defaults: { observer_type: 'histogram', histogram_options: { buckets: [0.1, 1] }, ttl: '1h' },
    mappings: [
      {
        match: 'checkout.*.seconds',
        name: 'checkout_seconds',
        help: 'Time to check out.',
        labels: { method: '$1' },
      },
      {
        match: 'pay.*',
        name: 'pay_$1',
        observer_type: 'summary',
        ttl: 90,
        summary_options: { max_age: 90, quantiles: [{ quantile: 0.75, error: 0.05 }] },
      },
      { match: '^debug\\.(.+)$', match_type: 'regex', name: 'debug_$1', action: 'drop' },
    ],
  });
  await sendUdp(udpPort, '127.0.0.1', 'debug.cache:1|c\npay.time:300|ms\ncheckout.card.seconds:200|ms\nlast:1|c');
  const text = await metricsWith(port, /^last 1$/m, running);
  expect(text).toMatch(/^checkout_seconds_bucket\{method="card",le="0.1"\} 0$/m);
  expect(text).toMatch(/^checkout_seconds_bucket\{method="card",le="1"\} 1$/m);
  expect(text).toMatch(/^# HELP checkout_seconds Time to check out\.$/m);
  expect(text).toMatch(/^pay_time\{quantile="0.75"\} 0.3$/m);
  expect(text).not.toMatch(/^debug_/m);
});

test('stops on the stop signal', async () => {
  const { running } = await started();
  expect(await running.stop()).toBe(0);
});
