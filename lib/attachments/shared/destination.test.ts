import { serverOf } from './destination';

test.each([
  ['redis://redis.cache:6380', { host: 'redis.cache', port: 6380 }],
  ['rediss://redis.cache', { host: 'redis.cache', port: 6379 }],
  ['redis://[2001:db8::1]:6380', { host: '2001:db8::1', port: 6380 }],
  ['https://nginx.example/status', { host: 'nginx.example', port: 6379 }],
])('the server of %s is %j', (url, server) => {
  expect(serverOf(url, 6379)).toEqual([server]);
});

test.each(['redis://localhost:6379', 'http://127.0.0.1:8081/status', 'http://[::1]:8081/', 'unix:///run/redis.sock'])(
  '%s is in the Pod itself',
  (url) => {
    expect(serverOf(url, 80)).toEqual([]);
  },
);
