import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { podTroubles } from '../../../lib/status/testdata/pod-troubles';
import type { Live } from '../harness';
import { nameOf } from './broken-pod';

const path = join(__dirname, '../../../lib/status/testdata/reported-pods.json');

/** With PATTERNS_RECORD=1, writes what the kubelet reports of each broken Pod for the tests of lib/status. */
export function recordPods(kubernetes: string, objects: readonly Live[], logs: Readonly<Record<string, string>>): void {
  if (!process.env.PATTERNS_RECORD) return;
  const pods = Object.fromEntries(
    podTroubles.map(({ title }, at) => {
      const pod = objects.find(({ kind, metadata }) => kind === 'Pod' && metadata.name === nameOf(at));
      return [title, reportedOf(pod, objects, logs)];
    }),
  );
  const text = JSON.stringify({ kubernetes, pods }, null, 1);
  writeFileSync(path, `${plain(text)}\n`);
}

function reportedOf(
  { metadata, spec, status }: Live,
  objects: readonly Live[],
  logs: Readonly<Record<string, string>>,
) {
  const events = objects
    .filter(({ kind, involvedObject }) => kind === 'Event' && involvedObject.uid === metadata.uid)
    .filter(({ type }) => type === 'Warning' || type === 'Normal')
    .map(({ reason, message, involvedObject: { fieldPath } }) => ({
      reason,
      message,
      ...(fieldPath && { fieldPath }),
    }));
  const prefix = `${metadata.namespace}/${metadata.name}/`;
  const own = Object.entries(logs).flatMap(([key, log]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), log]] : [],
  );
  return { isOnNode: spec.nodeName !== undefined, status, events, logs: Object.fromEntries(own) };
}

/** What differs from run to run, or tells where it ran, is the same in all. */
function plain(text: string): string {
  return text
    .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"2026-11-30T17:50:00Z"')
    .replace(/\/[\w./-]+\/kubelet\/pods\//g, '/var/lib/kubelet/pods/')
    .replace(/\b10\.\d+\.\d+\.\d+\b/g, '10.1.2.3')
    .replace(/containerd:\/\/[0-9a-f]{64}/g, 'containerd://1')
    .replace(/sha256:[0-9a-f]{64}/g, 'sha256:1')
    .replace(/\b[0-9a-f]{64}\b/g, '1')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '1')
    .replace(/\bbroken-\d+\b/g, 'web')
    .replace(/\bscenario-\d+-\d+\b/g, 'shop')
    .replace(/"restartCount": [1-9]\d*/g, '"restartCount": 3');
}
