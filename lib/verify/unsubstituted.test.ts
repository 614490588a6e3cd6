import { verify } from './verify';

const substitute = 'substitute variables first, as envsubst does';
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
  [{ command: "sh -c 'echo $HOME'" }, 'write a list: ["sh", "-c", "echo $HOME"]'],
  [{ command: 'sh -c "echo $HOME"' }, 'write a list, with the program as its first entry'],
  [{ args: '--path=$(POD_NAME)' }, 'write a list: ["--path=$(POD_NAME)"]'],
  [{ args: '$(ARGS)' }, 'write a list: ["$(ARGS)"]'],
  [exec("cat '$HOME/ready'"), 'write a list: ["cat", "$HOME/ready"]'],
  [mounted({ subPathExpr: '$(X)/../b' }), 'write the path without ".."'],
  [mounted({ subPathExpr: '/$(X)' }), 'leave out the slash at the start'],
  [mounted({ subPath: '../__init__.py' }), 'write the path without ".."'],
  [mounted({ subPath: '/__main__.py' }), 'leave out the slash at the start'],
  [mounted({ subPath: '../${NAME}' }), 'write the path without ".."'],
])('of %j, what is wrong is told, and no variable', (fields, fix) => {
  expect(fixes(fields)).toEqual([fix]);
});

test.each<[object]>([[{ command: '${COMMAND}' }], [{ args: '__ARGS__' }], [exec('$COMMAND')], [{ name: '$appName' }]])(
  'in %j, the variable is all that is wrong',
  (fields) => {
    expect(fixes(fields)).toEqual([substitute]);
  },
);
