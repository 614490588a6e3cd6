import { imports, synthesizes, type Template } from './template';

export const empty: Template = {
  title: 'a chart without objects',
  main: `import { type App, Chart } from 'cdk8s';
import { GitOpsApp } from 'cdk8s-pods';

/** All manifests of the shop. */
export function shop(app: App): Chart {
  return new Chart(app, 'shop', { namespace: 'shop' });
}
${synthesizes}`,
  test: `${imports}
test('the shop has no objects yet', () => {
  expect(chart.toJson()).toEqual([]);
});
`,
};
