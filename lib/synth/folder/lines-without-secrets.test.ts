import { linesWithoutSecrets } from './lines-without-secrets';

function withoutSecrets(text: string): string {
  return linesWithoutSecrets(text).join('\n');
}

test('the values of a Secret are described, its keys and name are not', () => {
  const text = `apiVersion: v1
kind: Secret
metadata:
  name: db
data:
  password: aHVudGVyMg==
stringData:
  "quoted": "a\\nb"
  pin: 12345
  block: |-
    hunter2
      hunter3

    hunter4
  flow: {a: hunter5, b: [hunter6]}
`;
  expect(withoutSecrets(text)).toBe(`apiVersion: v1
kind: Secret
metadata:
  name: db
data:
  password: (a string of 12 characters)
stringData:
  "quoted": (a string of 3 characters)
  pin: (a number)
  block: (a string of 26 characters)
    …
      …

    …
  flow: {a: (a string of 7 characters), b: [(a string of 7 characters)]}
`);
});

test('of a variable and an argument the credential is described', () => {
  const text = `kind: Pod
spec:
  containers:
    - args: [--url=redis://:hunter2@cache, --token, hunter3]
      env:
        - name: DB_PASSWORD
          value: hunter4
        - name: HOST
          value: db
`;
  expect(withoutSecrets(text)).toBe(`kind: Pod
spec:
  containers:
    - args: [--url=redis://:(a string of 7 characters)@cache, --token, (a string of 7 characters)]
      env:
        - name: DB_PASSWORD
          value: (a string of 7 characters)
        - name: HOST
          value: db
`);
});

test.each([
  ['kind: Secret\ndata:\n  a: hunter1\n  a: hunter2\n', 'kind: …\ndata:\n  a: …\n  a: …\n'],
  ['kind: Secret\n---\ndata:\n- a: "hunter\n  b\n', 'kind: …\n---\ndata:\n- a: …\n  …\n'],
  ['{"kind": "Secret", "data": {"a": "hunter2"', '…'],
])('of %j, in which nobody knows what is what, only keys are left', (text, left) => {
  expect(withoutSecrets(text)).toBe(left);
});

test.each([
  ['', ''],
  ['# a comment\na: b\n', '# a comment\na: b\n'],
  [
    '# password: hunter2\na: b # token=x\n',
    '# password: (a string of 7 characters)\na: b # token=(a string of 1 character)\n',
  ],
  ['kind: Cluster\nspec: {adminToken: hunter2}\n', 'kind: Cluster\nspec: {adminToken: (a string of 7 characters)}\n'],
  ['binaryData: {token: aHU=, a: aHU=}\n', 'binaryData: {token: (a string of 4 characters), a: aHU=}\n'],
  ['{"kind":"Secret","data":{"a":"hunter2"}}', '{"kind":"Secret","data":{"a":(a string of 7 characters)}}'],
  ['kind: Secret\ndata: {a: &x hunter2, b: *x}\n', 'kind: Secret\ndata: {a: &x (a string of 7 characters), b: *x}\n'],
  [
    'kind: SecretList\nitems: [{data: {a: b}}]\n',
    'kind: SecretList\nitems: [{data: {a: (a string of 1 character)}}]\n',
  ],
])('%j is shown as %j', (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
});
