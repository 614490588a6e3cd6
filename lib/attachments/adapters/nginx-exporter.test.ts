import { contextFor } from '../../../test-helpers/attachment-context';
import { nginx } from '../proxies/nginx';
import { nginxExporter } from './nginx-exporter';

const containerOf = (attachment: ReturnType<typeof nginxExporter>) =>
  attachment.build(contextFor()).containers?.[0]?.container;

test('reads the loopback status page of an attached nginx, wherever that listens, and serves on 9113', () => {
  const proxy = nginx({ listen: 8443, upstream: { port: 8080 }, statusPort: 9081 });
  expect(containerOf(nginxExporter({ nginx: proxy }))?.args).toEqual([
    '--nginx.scrape-uri=http://127.0.0.1:9081/stub_status',
    '--web.listen-address=:9113',
  ]);
});

test('reads the given page', () => {
  const exporter = nginxExporter({ scrapeUri: 'http://[::1]:8081/status', port: 9200 });
  expect(containerOf(exporter)?.args).toEqual([
    '--nginx.scrape-uri=http://[::1]:8081/status',
    '--web.listen-address=:9200',
  ]);
});

test('runs no command in its container, whose image has no shell, and as a user of its own', () => {
  const container = containerOf(nginxExporter({ scrapeUri: 'http://127.0.0.1:8081/stub_status' }));
  expect(container).not.toHaveProperty('lifecycle');
  expect(container?.securityContext).toEqual({ runAsUser: 1001, runAsGroup: 1001 });
  expect(container?.resources).toEqual({ requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '32Mi' } });
});

test('options that do not go together do not compile', () => {
  // @ts-expect-error neither of the two.
  const neither = () => nginxExporter({});
  // @ts-expect-error both of them.
  const both = () => nginxExporter({ nginx: { scrapeUri: 'http://a/b' }, scrapeUri: 'http://a/b' });
  expect(neither).toThrow('nginx-exporter: scrapeUri must be an http or https URL without credentials, got undefined');
  expect(both).toBeDefined();
});

test.each([
  '127.0.0.1:8081',
  'http://user:secret@host/',
  'http://a/$(PASSWORD)',
  'http://a/ b',
  'unix:/run/nginx.sock',
])('refuses the URI %s', (scrapeUri) => {
  expect(() => nginxExporter({ scrapeUri })).toThrow(
    'nginx-exporter: scrapeUri must be an http or https URL without credentials',
  );
});

describe('an https page', () => {
  const scrapeUri = 'https://web.shop:8443/status';

  test('is checked against the authorities of the image, which releases from 1.0 do only if told', () => {
    expect(containerOf(nginxExporter({ scrapeUri }))?.env).toEqual([{ name: 'SSL_VERIFY', value: 'true' }]);
  });

  test('is checked against a private authority, with a certificate of its own', () => {
    const tls = { ca: { secretName: 'ca', key: 'root.pem' }, certificate: { secretName: 'exporter' } };
    const addition = nginxExporter({ scrapeUri, tls }).build(contextFor());
    expect(addition.containers?.[0]?.container.env).toEqual([
      { name: 'SSL_VERIFY', value: 'true' },
      { name: 'SSL_CA_CERT', value: '/etc/exporter-tls/ca.crt' },
      { name: 'SSL_CLIENT_CERT', value: '/etc/exporter-tls/tls.crt' },
      { name: 'SSL_CLIENT_KEY', value: '/etc/exporter-tls/tls.key' },
    ]);
    expect(addition.volumes?.[0]?.projected?.sources?.[0]).toEqual({
      secret: { name: 'ca', items: [{ key: 'root.pem', path: 'ca.crt' }] },
    });
  });

  test('is not checked if verify is false', () => {
    const container = containerOf(nginxExporter({ scrapeUri, tls: { verify: false } }));
    expect(container?.env).toEqual([{ name: 'SSL_VERIFY', value: 'false' }]);
  });

  test('is what tls needs', () => {
    expect(() => nginxExporter({ scrapeUri: 'http://127.0.0.1:8081/status', tls: {} })).toThrow(
      'nginx-exporter: tls needs an https scrapeUri, got "http://127.0.0.1:8081/status"',
    );
  });
});

test('sends to an nginx outside of the Pod', () => {
  const sendsTo = (scrapeUri: string) => nginxExporter({ scrapeUri }).build(contextFor()).sendsTo;
  expect(sendsTo('https://nginx.example/status')).toEqual([{ host: 'nginx.example', port: 443 }]);
  expect(sendsTo('http://127.0.0.1:8081/status')).toBeUndefined();
});
