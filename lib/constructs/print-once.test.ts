import { setImmediate } from 'node:timers/promises';
import { RootConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { printOnce, printWarnings, warningCount } from './print-once';

let printed = '';
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

test('prints each line once, in one block after what runs now, and counts warnings', async () => {
  const app = new RootConstruct('shop');
  const found = (code: Finding['code'], severity: Finding['severity'], field: string): Finding => ({
    code,
    severity,
    field,
    message: 'm',
  });
  const findings = Array.from({ length: 20 }, (_, at) => found('custom/x', 'warning', `f${at}`));
  printWarnings(app, [...findings, found('custom/y', 'error', 'f')]);
  printWarnings(app, findings);
  printOnce('note: n');
  printOnce('note: n');
  expect([printed, warningCount()]).toEqual(['', 20]);
  await setImmediate();
  expect(printed.split('\n').slice(0, 2)).toEqual([
    'warning: shop: f0: m [custom/x]',
    'warning: shop: f1: m [custom/x]',
  ]);
  expect(printed.match(/^warning: /gm)).toHaveLength(5);
  expect(printed).toContain('… and 15 more of custom/x (set CDK8S_PODS_ALL_WARNINGS=1');
  expect(printed).toMatch(/\)\nnote: n\n$/);
});
