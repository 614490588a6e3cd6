import { status } from './status';
import { ended, event, list, looping, now, object, pod, waiting } from './testdata/objects';

const textsOf = (snapshot: unknown, logs: Readonly<Record<string, string>> = {}) =>
  JSON.stringify(status(snapshot, { now, logs }));
const crashed = (env: readonly object[] = []) => pod({ ...looping(ended(1)), container: { env } });

test('a log line has no credentials that can be known from their form', () => {
  const text = textsOf(list(crashed()), { 'shop/web/web': 'cannot connect to postgres://shop:hunter2-7@db/shop' });
  expect(text).toContain('cannot connect to postgres://shop:(a string of 9 characters)@db/shop');
});

test('a log line has no value of a Secret of the snapshot, however it is encoded', () => {
  const value = 'correct horse';
  const secret = object('v1', 'Secret', 'db', { data: { word: Buffer.from(value).toString('base64') } });
  const text = textsOf(list(crashed(), secret), {
    'shop/web/web': `login refused: ${value} or ${Buffer.from(value).toString('base64')}`,
  });
  expect(text).toContain('login refused: (a string of 13 characters) or (a string of 20 characters)');
});

test('a termination message has no line of a Secret of several lines', () => {
  const secret = object('v1', 'Secret', 'key', { stringData: { key: 'first-line\nsecond-line\n' } });
  const snapshot = list(pod(looping(ended(1, { message: 'bad key:\n>second-line<' }))), secret);
  expect(textsOf(snapshot)).toContain('>(a string of 11 characters)<');
});

test('a log line has no value of a variable whose name is that of a credential', () => {
  const snapshot = list(
    crashed([
      { name: 'DB_PASSWORD', value: 'plain-word' },
      { name: 'MODE', value: 'production' },
    ]),
  );
  const text = textsOf(snapshot, { 'shop/web/web': 'plain-word is refused in production' });
  expect(text).toContain('(a string of 10 characters) is refused in production');
});

test('an event has no credentials', () => {
  const refused = pod(waiting('ErrImagePull'));
  const pulled = event(refused, 'Failed', 'x');
  const message = 'odd answer of https://robot:hunter2-7@registry.example';
  const text = textsOf(list(pod(waiting('ErrImagePull', message)), pulled));
  expect(text).toContain('odd answer of https://robot:(a string of 9 characters)@registry.example');
});

test('colours and control characters of a log do not reach a terminal', () => {
  const text = textsOf(list(crashed()), { 'shop/web/web': '\u001b[31mred\u001b[0m\u0007' });
  expect(text).toContain('exit code 1: \\"red\\\\u0007\\"');
});
