import fc from 'fast-check';
import { withoutCredentials } from './described';
import { credentialsIn } from './secret-text';

test.each([
  // URLs
  ['postgres://shop:p4ss@db/x', ['p4ss']],
  ['amqps://:p4ss@mq:5671', ['p4ss']],
  ['mongodb+srv://u:a:b@host', ['a:b']],
  ['redis://u:p@ss/word@host', ['p@ss/word']],
  ['https://hunter2@github.com/a/b', ['hunter2']],
  ['shop:hunter2@tcp(db:3306)/x', ['hunter2']],
  ['https://host/hook?token=hunter2&x=1', ['hunter2&x=1']],
  ['jdbc:mysql://h/db?password=hunter2', ['hunter2']],
  ['https://h/blob?sv=1&sig=hunter2', ['hunter2']],
  ['https://hooks.slack.com/services/T0/B0/hunter2', ['services/T0/B0/hunter2']],
  // Assignments and options
  ['--password=hunter2', ['hunter2']],
  ['--from-literal=password=hunter2', ['hunter2']],
  ['--set-string=auth.token=hunter2', ['hunter2']],
  ['JAVA_OPTS="-Dpassword=hunter2" java', ['hunter2']],
  ['sh -c "psql --password hunter2"', ['hunter2']],
  ["PGPASSWORD='hunter2' psql -h db", ['hunter2']],
  ['Server=db;User Id=sa;Pwd=hunter2;', ['hunter2;']],
  ['PASSWORD=a,b;c&d next', ['a,b;c&d']],
  ['PASSWORD=a\\ b next', ['a\\ b']],
  ['PASSWORD="a\\"b" next', ['a\\"b']],
  ['PASSWORD="a"b next', ['"a"b']],
  ['PASSWORD+=hunter2', ['hunter2']],
  ['PASSWORD = two words', ['two words']],
  ['--auth.password[0]=hunter2', ['hunter2']],
  ['serve --api-key hunter2 --port 80', ['hunter2']],
  ['serve --password -hunter2', ['-hunter2']],
  ['serve --password \\\n  hunter2', ['hunter2']],
  ['["--password", "hunter2", "--port", "80"]', ['hunter2']],
  ['mysql -u root -phunter2 -h db', ['hunter2']],
  ['curl -u user:hunter2 https://h', ['hunter2']],
  ['redis-cli -h cache -a hunter2 ping', ['hunter2']],
  ['exec valkey-cli -a "hunter2" ping', ['hunter2']],
  ['redis-server --requirepass hunter2', ['hunter2']],
  ['port 6379\nrequirepass hunter2\nmasterauth "hunter3"', ['hunter2', 'hunter3']],
  ['sentinel auth-pass primary hunter2', ['hunter2']],
  // Names and values
  ['{"password":"hunter2","port":80}', ['hunter2']],
  ['{\\"password\\": \\"a b\\", \\"port\\": 80}', ['a b']],
  ['password: two words\nport: 80', ['two words']],
  ['password: |\n  one\n  two\nport: 80', ['|\n  one\n  two']],
  ['--password:hunter2', ['hunter2']],
  ['Authorization: token hunter2', ['token hunter2']],
  ['curl -H "Authorization: Bearer hunter2"', ['Bearer hunter2']],
  // Forms
  [`ghp_${'0'.repeat(36)}`, [`ghp_${'0'.repeat(36)}`]],
  ['-----BEGIN RSA PRIVATE KEY-----\nMII', ['-----BEGIN RSA PRIVATE KEY-----\nMII']],
])('hides the credentials in %j', (text, credentials) => {
  expect(credentialsIn(text)).toEqual(credentials);
});

test.each([
  ...['', 'nginx:1.27', `nginx:1.27@sha256:${'0'.repeat(64)}`, 'https://host/token', 'https://host/pkg@1.2', 'a@b.c'],
  ...['postgres://u:$(DB_PASSWORD)@db', '--password=$(PW)', '--password ${PW}', 'token: {{ .Values.token }}'],
  ...['--token-file=/run/token', '-p 8080:80', '-p8080', '-port=80', '--user 1000:1000', '--port 80'],
  ...['ls -a x', 'redis-cli ping', 'redis-cli; ls -a x', 'redis-cli -a $(PW) ping', 'requirepass ${PW}'],
  ...['token', 'the password is wrong', 'a-b_c', '-- --', 'secretName: db', 'password=(a string of 7 characters)'],
])('hides nothing in %j', (text) => {
  expect(credentialsIn(text)).toEqual([]);
});

test('hides what begins like a hidden credential', () => {
  expect(withoutCredentials('token=(a number)hunter2 x')).toBe('token=(a string of 17 characters) x');
});

const piece = fc.constantFrom(
  ...['password', 'TOKEN', '--token', '-p', '-u', 'a', 'key', 'Authorization', '://', '@', 'bearer ', 'hunter2hunter2'],
  ...[
    '=',
    ':',
    ': ',
    ' = ',
    '+=',
    '[0]',
    ' ',
    '\n',
    '  ',
    '"',
    "'",
    '\\',
    '\\"',
    '`',
    ',',
    ';',
    '&',
    '{',
    '}',
    '/',
    '|',
  ],
  ...['(a number)', '(a string of 1 character)', '(a string of 12 characters)', '(a ', '$(A)', 'hooks.slack.com/'],
);

test('keeps what is hidden already', () => {
  const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const hidden = withoutCredentials(text);
      expect(withoutCredentials(hidden)).toBe(hidden);
    }),
    { numRuns: Number(process.env.SECRETS_RUNS ?? 500) },
  );
});

test('takes linear time to find credentials', () => {
  const none = ['a://b:c', 'a=', ' --a ', 'ey', 'a:', '"a', 'a ', '[', ' -p8 ', ' -ua ', '\\"', '://', '@', '(a '];
  for (const text of none) expect(credentialsIn(text.repeat(50_000))).toEqual([]);
  const one = [
    'token=',
    'token: ',
    'token="',
    "--token '",
    'token=\\"a',
    'token: |\n ',
    'password',
    'token=a\\',
    ' -p"',
  ];
  for (const text of one) expect(credentialsIn(text.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
});
