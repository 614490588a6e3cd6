import { waitForHttp, waitForTcp } from '../../../pod/init-containers-wait';
import { awaitedIn } from './awaited';

test.each([
  ['until nc -z db 5432; do sleep 1; done', [{ host: 'db', port: 5432 }]],
  ['nc -zv -w 2 db.shop.svc 5432', [{ host: 'db.shop.svc', port: 5432 }]],
  ['wget -qO- http://api:8080/health', [{ host: 'api', port: 8080 }]],
  ['curl -sf https://api/health', [{ host: 'api', port: 443 }]],
  ['./wait-for-it.sh db:5432 -- true', [{ host: 'db', port: 5432 }]],
  ['pg_isready -h db -U postgres -p 5433', [{ host: 'db', port: 5433 }]],
  ['redis-cli -h cache ping', [{ host: 'cache' }]],
  ['until nslookup db.shop; do sleep 1; done', [{ host: 'db.shop' }]],
  ['timeout 1 bash -c "</dev/tcp/db/5432"', [{ host: 'db', port: 5432 }]],
  ['# until nc -z redis 6380; do sleep 1; done\nuntil nc -z db 5432; do sleep 1; done', [{ host: 'db', port: 5432 }]],
  ['nc -z redis 6380 || true', []],
  ['for p in 1 2 3; do nc -z redis 6381 && break; done', []],
  [
    'until nc -z db 5432 || nc -z other 5432; do sleep 1; done',
    [
      { host: 'db', port: 5432 },
      { host: 'other', port: 5432 },
    ],
  ],
  ['nc -z $(DB_HOST) 5432; nc -z 10.0.0.1 80; cp /a:/b; echo a: 1', []],
])('%s waits for %j', (command, awaited) => {
  expect(awaitedIn(['sh', '-c', command])).toEqual(awaited);
});

test('the helpers wait for their addresses', () => {
  const wordsOf = ({
    command = [],
    args = [],
  }: {
    command?: readonly string[] | undefined;
    args?: readonly string[] | undefined;
  }) => [...command, ...args];
  expect(awaitedIn(wordsOf(waitForTcp('db:5432', { within: '60s' })))).toEqual([{ host: 'db', port: 5432 }]);
  const http = awaitedIn(wordsOf(waitForHttp('http://api:8080/ready', { within: '60s' })));
  expect(new Set(http.map(({ host, port }) => `${host}:${port}`))).toEqual(new Set(['api:8080']));
});
