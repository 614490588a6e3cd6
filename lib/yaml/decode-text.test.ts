import { decodeText } from './decode-text';

test.each([
  ['UTF-8', Buffer.from('a: ü\n')],
  ['UTF-16 of PowerShell', Buffer.from('\ufeffa: ü\n', 'utf16le')],
])('%s is text', (_, bytes) => {
  expect(decodeText(bytes)).toEqual({ text: 'a: ü\n' });
});

test('other bytes are a problem where they start', () => {
  expect(decodeText(Buffer.from([0x61, 0x3a, 0xe4, 0x0a])).problem).toMatchObject({ message: 'not UTF-8', offset: 2 });
});

test('a file of git-crypt is encrypted', () => {
  const file = Buffer.concat([Buffer.from('\0GITCRYPT\0'), Buffer.from([0xff, 0xfe, 0x80])]);
  expect(decodeText(file)).toMatchObject({ text: '', problem: { message: 'encrypted by git-crypt' } });
});
