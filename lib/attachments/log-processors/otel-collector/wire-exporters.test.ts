import { fromSecret } from '../../../pod/env';
import { wireExporters } from './wire-exporters';

const limits = { certificates: '/tls', queued: 8_000_000, storage: 'file_storage' };
const token = fromSecret('splunk', 'token');

describe('wireExporters', () => {
  test('keeps settings as they are, but for "$" and what comes from Secrets', () => {
    const { exporters, env } = wireExporters(
      [
        {
          type: 'splunk_hec',
          settings: { endpoint: 'https://a/$x', token, list: [1, true, { deep: { text: 'a$ ', secret: token } }] },
          queue: false,
        },
      ],
      limits,
    );
    expect(exporters).toEqual({
      'splunk_hec/1': {
        endpoint: 'https://a/$$x',
        token: '${env:EXPORTER_1_TOKEN}',
        list: [1, true, { deep: 'a$$ ${env:EXPORTER_1_LIST_3_DEEP}' }],
      },
    });
    expect(env.map(({ name }) => name)).toEqual(['EXPORTER_1_TOKEN', 'EXPORTER_1_LIST_3_DEEP']);
  });

  test('lets the settings of an exporter win over those of the queue', () => {
    const settings = { sending_queue: { num_consumers: 1 }, retry_on_failure: { max_elapsed_time: '1h' } };
    const { exporters } = wireExporters([{ type: 'kafka', settings }], limits);
    expect(exporters['kafka/1']).toMatchObject({
      sending_queue: { storage: 'file_storage', queue_size: 8_000_000, num_consumers: 1 },
      retry_on_failure: { enabled: true, max_elapsed_time: '1h' },
    });
  });

  test('mounts certificates of each exporter in a folder of its own', () => {
    const tls = { ca: { configMapName: 'ca' }, certificate: { secretName: 'me' }, serverName: 'a', verify: false };
    const { exporters, certificates } = wireExporters([{ type: 'a', settings: {}, tls }], limits);
    expect(exporters['a/1']?.tls).toEqual({
      insecure_skip_verify: true,
      server_name_override: 'a',
      ca_file: '/tls/1/ca.crt',
      cert_file: '/tls/1/tls.crt',
      key_file: '/tls/1/tls.key',
    });
    expect(certificates).toEqual([
      { configMap: { name: 'ca', items: [{ key: 'ca.crt', path: '1/ca.crt' }] } },
      {
        secret: {
          name: 'me',
          items: [
            { key: 'tls.crt', path: '1/tls.crt' },
            { key: 'tls.key', path: '1/tls.key' },
          ],
        },
      },
    ]);
  });

  test.each(['a b', 'a: b', ''])('rejects the setting %j', (name) => {
    expect(() => wireExporters([{ type: 'a', settings: { [name]: 1 } }], limits)).toThrow(
      "otelCollector: exporters[0] a: names of settings must be the Collector's",
    );
  });

  test('rejects null, with the setting', () => {
    expect(() => wireExporters([{ type: 'a', settings: { b: [null] as never } }], limits)).toThrow(
      new TypeError('otelCollector: exporters[0] a: b must be a string, number, boolean, array or object, got null'),
    );
  });
});
