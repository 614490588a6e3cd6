import fc from 'fast-check';
import { portName } from '../../kubernetes/names';
import { attachmentPortName } from './port-name';

test('has the attachment first, and the role whole', () => {
  expect(attachmentPortName('nginx', 'https')).toBe('nginx-https');
  expect(attachmentPortName('customer-facing', 'https')).toBe('customer-https');
});

test('is always one that a server takes', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?$/);
  fc.assert(
    fc.property(label, fc.constantFrom('http', 'https', 'probes'), (name, role) => {
      expect(portName(attachmentPortName(name, role))).toEqual([]);
    }),
  );
});
