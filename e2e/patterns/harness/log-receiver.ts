import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createGunzip } from 'node:zlib';

/** Takes log records over HTTP, as JSON arrays or JSON lines, and counts them. */
export interface LogReceiver {
  /** For the output of a log processor. */
  readonly host: string;
  readonly port: number;
  /** All records, in the order of their arrival. */
  readonly records: readonly LogRecord[];
  /** How many lines differ, and how many came again. */
  readonly count: () => { readonly lines: number; readonly distinct: number; readonly duplicates: number };
  /** Which of the lines `FILE 1` to `FILE count` have not come. */
  readonly missing: (file: string, count: number) => readonly number[];
  /** Answers in this way from now on, where `status` is not 200 without taking the records. */
  readonly answer: (how: { readonly status?: number; readonly delay?: number; readonly lose?: boolean }) => void;
  /** Closes all connections and refuses new ones. */
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A record: its line, and what the processor added. */
export type LogRecord = Readonly<Record<string, unknown>>;

/** The text of a line, in the key that the processor puts it into. */
export function lineOf(record: LogRecord): string {
  const text = record.log ?? record.message ?? record.body;
  return typeof text === 'string' ? text : JSON.stringify(record);
}

/** Starts a receiver on an address of the node. */
export async function startLogReceiver(host: string): Promise<LogReceiver> {
  const records: LogRecord[] = [];
  const sockets = new Set<Socket>();
  let how: { status?: number; delay?: number; lose?: boolean } = {};
  let port = 0;

  const take = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const { status = 200, delay = 0, lose = false } = how;
    const text = await textOf(asked);
    if (status < 300) records.push(...parse(text));
    if (delay > 0) await new Promise((done) => setTimeout(done, delay));
    if (lose) asked.socket.destroy();
    else answer.writeHead(status).end();
  };
  const server = createServer((asked, answer) => {
    take(asked, answer).catch(() => asked.socket.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const up = () =>
    new Promise<void>((done, fail) => {
      server.once('error', fail).listen(port, host, () => {
        const address = server.address();
        if (typeof address === 'object' && address !== null) port = address.port;
        done();
      });
    });
  const down = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  await up();
  return {
    host,
    port,
    records,
    count: () => {
      const distinct = new Set(records.map(lineOf)).size;
      return { lines: records.length, distinct, duplicates: records.length - distinct };
    },
    missing: (file, count) => {
      const found = new Set(records.map((record) => lineOf(record).split(' ', 2).join(' ')));
      return Array.from({ length: count }, (_, at) => at + 1).filter((number) => !found.has(`${file} ${number}`));
    },
    answer: (next) => {
      how = next;
    },
    down,
    up,
    close: async () => {
      if (server.listening) await down();
    },
  };
}

async function textOf(asked: IncomingMessage): Promise<string> {
  const stream = asked.headers['content-encoding'] === 'gzip' ? asked.pipe(createGunzip()) : asked;
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

/** Records of JSON arrays and lines, of OTLP, and of Loki's streams, whose lines have the record as JSON. */
function parse(text: string): readonly LogRecord[] {
  if (text.startsWith('{"resourceLogs":')) return otlpRecords(JSON.parse(text));
  if (text.startsWith('{"streams":')) {
    const { streams } = JSON.parse(text) as { readonly streams: readonly { readonly values: readonly string[][] }[] };
    return streams.flatMap(({ values }) => values.map(([, line = '{}']) => JSON.parse(line) as LogRecord));
  }
  if (text.trimStart().startsWith('[')) return JSON.parse(text);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

interface OtlpValue {
  readonly stringValue?: string;
  readonly intValue?: string;
}

interface OtlpAttributes {
  readonly attributes?: readonly { readonly key: string; readonly value: OtlpValue }[];
}

interface OtlpLogs {
  readonly resourceLogs: readonly {
    readonly resource: OtlpAttributes;
    readonly scopeLogs: readonly {
      readonly logRecords: readonly OtlpRecord[];
    }[];
  }[];
}

interface OtlpRecord extends OtlpAttributes {
  readonly body?: OtlpValue;
  readonly severityText?: string;
  readonly severityNumber?: number;
  readonly timeUnixNano?: string;
}

/** Log records of OpenTelemetry: the body, the severity, the time in milliseconds, and the attributes of record and resource. */
function otlpRecords({ resourceLogs }: OtlpLogs): readonly LogRecord[] {
  const named = ({ attributes = [] }: OtlpAttributes) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));
  return resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) =>
      logRecords.map((record) => ({
        ...named(resource),
        ...named(record),
        body: record.body?.stringValue,
        severity: record.severityText,
        number: record.severityNumber,
        ...(record.timeUnixNano !== undefined && { timestamp: Number(BigInt(record.timeUnixNano) / 1_000_000n) }),
      })),
    ),
  );
}
