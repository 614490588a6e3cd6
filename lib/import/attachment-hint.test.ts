import * as attachments from '../attachments';
import { images } from '../pod/images';
import { attachmentHint } from './attachment-hint';

const attachmentFor = (image: unknown) => /^The attachment (\w+) /.exec(attachmentHint({ image }) ?? '')?.[1];

// Several attachments run a shell.
const ofAttachments = Object.entries(images).filter(([tool]) => tool !== 'busybox');

test.each(ofAttachments)('names an attachment for the image that attachments have of %s', (_tool, image) => {
  expect(Object.keys(attachments)).toContain(attachmentFor(image));
});

test.each([
  ['vector', 'vector'],
  ['timberio/vector:0.57.0-debian', 'vector'],
  ['registry.example:5000/team/git-sync', 'gitSync'],
  [`registry.example:5000/fluent/fluent-bit:4.2.0@sha256:${'0'.repeat(64)}`, 'fluentBit'],
  [`haproxy@sha256:${'0'.repeat(64)}`, 'haproxy'],
  ['bitnami/postgres-exporter:0.15', 'postgresExporter'],
  ['gcr.io/cloudsql-docker/gce-proxy:1.33', 'cloudSqlProxy'],
  ['registry.example/nginx/shop:1', undefined],
  ['registry.example/vector-search:1', undefined],
  [undefined, undefined],
  [7, undefined],
])('the attachment for the image %s is %s', (image, attachment) => {
  expect(attachmentFor(image)).toBe(attachment);
});
