import fc from 'fast-check';
import { contains, parseCidr, parseIp, printIp } from './ip-address';

describe('an address', () => {
  it.each([
    ['10.9.8.7', '10.9.8.7'],
    ['010.002.0000000003.4', '10.2.3.4'],
    ['::', '::'],
    ['2001:DB8:0:0:1:0:0:0', '2001:db8:0:0:1::'],
    ['1:0:0:2:0:0:3:4', '1::2:0:0:3:4'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['64:ff9b::1.2.3.4', '64:ff9b::102:304'],
    ['00001::', '1::'],
    ['::ffff:0102:0304', '1.2.3.4'],
  ])('reads %s as %s', (text, canonical) => {
    expect(printIp(parseIp(text)?.bytes ?? [])).toBe(canonical);
  });

  it.each([
    '',
    '1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.',
    '-1.2.3.4',
    '1.2.3.4 ',
    ':::',
    '1:::2',
    '1::2::3',
    '::g',
    '::1%eth0',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:1.2.3.4',
    '1.2.3.4::',
    '::1:2:3:4:5:6:7:8',
    '::10000',
  ])('rejects %j', (text) => {
    expect(parseIp(text)).toBeUndefined();
  });

  it('is read again as printed, for every address', () => {
    const bytes = fc.oneof(...[4, 16].map((length) => fc.uint8Array({ minLength: length, maxLength: length })));
    fc.assert(
      fc.property(bytes, (some) => {
        const list = [...some];
        const read = parseIp(printIp(list));
        // IPv4 written as IPv6 is IPv4.
        expect(read?.bytes).toEqual(read?.mapped === true ? list.slice(12) : list);
      }),
    );
  });
});

describe('a network', () => {
  it.each([
    ['10.9.8.7/8', '10.0.0.0', 8],
    ['10.9.8.7/08', '10.0.0.0', 8],
    ['2001:db8:ffff::1/33', '2001:db8:8000::', 33],
    ['::ffff:10.9.8.7/104', '10.0.0.0', 8],
    ['::ffff:10.9.8.7/64', '::', 64],
    ['0.0.0.0/0', '0.0.0.0', 0],
  ])('reads %s as %s/%d', (text, address, bits) => {
    const network = parseCidr(text);
    expect(printIp(network?.bytes ?? [])).toBe(address);
    expect(network?.bits).toBe(bits);
  });

  it.each(['10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '::/129', '10.0.0.0/+8', '10.0.0.0/8/8', ' 10.0.0.0/8'])(
    'rejects %j',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  it('contains the addresses of its family that start with its bits', () => {
    const network = parseCidr('10.16.0.0/12');
    if (network === undefined) throw new Error('10.16.0.0/12 is a network');
    expect(contains(network, [10, 31, 255, 255])).toBe(true);
    expect(contains(network, [10, 32, 0, 0])).toBe(false);
    expect(contains(network, parseIp('::a1f:ffff')?.bytes ?? [])).toBe(false);
  });
});
