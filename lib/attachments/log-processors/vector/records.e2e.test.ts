import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { JsonTime } from '../shared/parse';
import { recordProgram } from './records';

// The programs in Vector's own language, by its compiler, which the Python package vrl-python has.

const packages = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'vrl-python'))
  .find((folder) => existsSync(folder));

const run = `
import json, sys, vrl_python
given = json.load(sys.stdin)
runtime = vrl_python.VRLRuntime()
print(json.dumps([runtime.execute(given["program"], event).processed_event for event in given["events"]], default=str))
`;

/** What the program makes of lines. */
function eventsOf(lines: readonly string[], json: boolean | JsonTime): readonly Record<string, unknown>[] {
  const events = lines.map((message) => ({
    message,
    file: '/var/log/app/a.log',
    timestamp: 'when it was read',
    source_type: 'file',
  }));
  const env = {
    PATH: process.env.PATH,
    PYTHONPATH: packages,
    POD_NAME: 'web-1',
    POD_NAMESPACE: 'shop',
    NODE_NAME: 'node-1',
  };
  const input = JSON.stringify({ program: recordProgram(json, 'web'), events });
  return JSON.parse(execFileSync('python3', ['-c', run], { env, input, encoding: 'utf8' }));
}

const origin = {
  file: '/var/log/app/a.log',
  timestamp: 'when it was read',
  kubernetes: { container_name: 'web', pod_name: 'web-1', pod_namespace: 'shop', pod_node_name: 'node-1' },
};

test('an event has its line, and says where it comes from', () => {
  expect(eventsOf(['{"a":1}', ''], false)).toEqual([
    { ...origin, message: '{"a":1}' },
    { ...origin, message: '' },
  ]);
});

test('the fields of an object become those of the event, and what is not an object stays a message', () => {
  const lines = ['{"message":"hi","a.b":{"c":[1]},"level":null}', 'plain', '[1]', '"text"', '{"cut'];
  const [first, ...others] = eventsOf(lines, true);
  expect(first).toEqual({ ...origin, message: 'hi', 'a.b': { c: [1] }, level: null });
  expect(others).toEqual(lines.slice(1).map((message) => ({ ...origin, message })));
});

test('fields of the application that have the name of ours are kept', () => {
  expect(eventsOf(['{"file":1,"kubernetes":{},"timestamp":"t","source_type":"x"}'], true)).toEqual([
    { ...origin, app_file: 1, app_kubernetes: {}, app_timestamp: 't', source_type: 'x' },
  ]);
});

test.each([
  ['%Y-%m-%dT%H:%M:%S.%L%z', '"2026-01-02T03:04:05.678Z"', '2026-01-02 03:04:05.678 UTC'],
  ['%Y-%m-%dT%H:%M:%S.%L%z', '"2026-01-02T03:04:05.678901+02:00"', '2026-01-02 01:04:05.678901 UTC'],
  ['%Y-%m-%d %H:%M:%S', '"2026-01-02 03:04:05"', '2026-01-02 03:04:05 UTC'],
  ['%d/%b/%Y:%H:%M:%S %z', '"02/Jan/2026:03:04:05 +0100"', '2026-01-02 02:04:05 UTC'],
  ['%D %I:%M:%S %p', '"01/02/26 03:04:05 PM"', '2026-01-02 15:04:05 UTC'],
  ['%s', '1767323045', '2026-01-02 03:04:05 UTC'],
  ['%s', '"1767323045"', '2026-01-02 03:04:05 UTC'],
  ['%s.%L', '1767323045.678', '2026-01-02 03:04:05.678 UTC'],
  ['%Y', '5', origin.timestamp],
  ['%Y-%m-%d %H:%M:%S', '"yesterday"', origin.timestamp],
  ['%s', '"soon"', origin.timestamp],
  ['%s', '1e300', origin.timestamp],
])('a time as %s is that of the event: %s', (timeFormat, value, time) => {
  const [event] = eventsOf([`{"time":${value}}`], { timeKey: 'time', timeFormat });
  expect(event).toEqual({ ...origin, time: JSON.parse(value), timestamp: time });
});
