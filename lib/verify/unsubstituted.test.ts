import { verify } from './verify';

const substitute = 'substitute the variables first, such as with envsubst';
const container = { name: 'web', image: 'registry.example/web:1' };
const mounted = (mount: object) => ({ volumeMounts: [{ name: 'a', mountPath: '/a', ...mount }] });
const exec = (command: unknown) => ({ livenessProbe: { exec: { command } } });

/** The fixes of errors in a Pod with such a container. */
function fixes(fields: object, pod: object = {}): readonly (string | undefined)[] {
  const volumes = [{ name: 'a', emptyDir: {} }];
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ ...container, ...fields }], volumes, ...pod },
  };
  return verify(object, { kubernetes: '1.35', practices: false })
    .filter(({ severity }) => severity === 'error')
    .map(({ fix }) => fix);
}

test.each<[object, string]>([
  [{ command: "sh -c 'echo $HOME'" }, 'set an array: ["sh", "-c", "echo $HOME"]'],
  [{ command: 'sh -c "echo $HOME"' }, 'set an array with the program as its first entry'],
  [{ args: '--path=$(POD_NAME)' }, 'set an array: ["--path=$(POD_NAME)"]'],
  [{ args: '$(ARGS)' }, 'set an array: ["$(ARGS)"]'],
  [exec("cat '$HOME/ready'"), 'set an array: ["cat", "$HOME/ready"]'],
  [mounted({ subPathExpr: '$(X)/../b' }), 'remove the ".."'],
  [mounted({ subPathExpr: '/$(X)' }), 'remove the leading "/"'],
  [mounted({ subPath: '../__init__.py' }), 'remove the ".."'],
  [mounted({ subPath: '/__main__.py' }), 'remove the leading "/"'],
  [mounted({ subPath: '../${NAME}' }), 'remove the ".."'],
])('keeps the finding about %j: %s', (fields, fix) => {
  expect(fixes(fields)).toEqual([fix]);
});

test.each<[object]>([[{ command: '${COMMAND}' }], [{ args: '__ARGS__' }], [exec('$COMMAND')], [{ name: '$appName' }]])(
  'reports only the unsubstituted variable in %j',
  (fields) => {
    expect(fixes(fields)).toEqual([substitute]);
  },
);
