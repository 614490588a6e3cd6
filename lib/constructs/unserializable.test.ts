import { Chart, Testing } from 'cdk8s';
import { env } from '../pod/env';
import { Workload, type WorkloadProps } from './workload';

const image = 'registry.example/web:1';
const said = (props: unknown) => {
  const app = Testing.app();
  new Workload(new Chart(app, 'shop'), 'web', props as WorkloadProps);
  return () => app.synthYaml();
};

class Money {
  readonly amount = 'hunter2';
}

test.each([
  [
    new Date(0),
    'must be a plain value, got an instance of Date; set a string, such as date.toISOString() [app/render]',
  ],
  [new Money(), 'must be a plain value, got an instance of Money; set plain values [app/render]'],
])('an instance of a class, as %p, is an error with its field', (value, message) => {
  const inArgs = said({ app: { image, args: ['--at', value] } });
  expect(inArgs).toThrow(`[shop/web] spec.containers[0].args[1]: ${message}`);
  const inTemplate = said({ workload: { kind: 'Deployment' }, app: { image, env: [{ name: 'A', value }] } });
  expect(inTemplate).toThrow(`[shop/web] spec.template.spec.containers[0].env[0].value: ${message}`);
  expect(inTemplate).not.toThrow('hunter2');
});

test('env rejects one at once, and accepts sources of another realm', () => {
  expect(() => env({ AT: new Date(0) as unknown as string })).toThrow(
    new TypeError(
      'env: AT must be a string, a number, a boolean or a source such as fromSecret(…), got an instance of Date',
    ),
  );
  const source = Object.assign(Object.create(null), { fieldRef: { fieldPath: 'metadata.name' } });
  expect(env({ POD: source })).toEqual([{ name: 'POD', valueFrom: source }]);
});
