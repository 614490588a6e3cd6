import { connect, createServer, type IncomingHttpHeaders } from 'node:http2';

/** A server of HTTP/2 without TLS on 127.0.0.1, which answers as gRPC servers do; returns how it is closed. */
export async function grpcApplication(port: number): Promise<() => Promise<void>> {
  const server = createServer();
  server.on('stream', (stream, headers) => {
    if (headers[':method'] !== 'POST') return stream.end(void stream.respond({ ':status': 415 }));
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.write(JSON.stringify(headers));
    stream.pipe(stream);
    return undefined;
  });
  const sessions = new Set<{ destroy: () => void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return () =>
    new Promise((done) => {
      for (const session of sessions) session.destroy();
      server.close(() => done());
    });
}

/** A call that writes `first`, waits until it comes back, and writes `last`: what came back, and its trailers. */
export async function callGrpc(port: number): Promise<{ text: string; trailers: IncomingHttpHeaders }> {
  const client = connect(`http://127.0.0.1:${port}`);
  const stream = client.request({
    ':method': 'POST',
    ':path': '/shop.Cart/Add',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  const trailers = new Promise<IncomingHttpHeaders>((done, fail) => {
    stream.on('trailers', done);
    stream.on('error', fail);
  });
  const parts: string[] = [];
  stream.on('data', (part: Buffer) => parts.push(part.toString()));
  stream.write('first');
  while (!parts.join('').includes('first')) await new Promise((done) => stream.once('data', done));
  stream.end('last');
  const ended = await trailers;
  client.close();
  return { text: parts.join(''), trailers: ended };
}
