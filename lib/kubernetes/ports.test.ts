import { findPort, portReference } from './ports';

const ports = [
  { name: 'http', containerPort: 8080 },
  { name: 'dns', containerPort: 53, protocol: 'UDP' },
  { name: 'dns-tcp', containerPort: 53 },
] as const;

it('finds a port by number or name within its protocol', () => {
  expect(findPort(ports, 8080)).toBe(ports[0]);
  expect(findPort(ports, 'http')).toBe(ports[0]);
  expect(findPort(ports, 53)).toBe(ports[2]);
  expect(findPort(ports, 53, 'UDP')).toBe(ports[1]);
  expect(findPort(ports, 'dns')).toBeUndefined();
  expect(findPort(ports, 9090)).toBeUndefined();
});

it('rejects a number in quotes as a port name', () => {
  expect(findPort(ports, '8080')).toBeUndefined();
  expect(portReference('8080')).toEqual(['must have at least one letter, got "8080"']);
  expect(portReference(0)).toEqual(['must be 1 to 65535, got 0']);
  expect(portReference('http')).toEqual([]);
});
