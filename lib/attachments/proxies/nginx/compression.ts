import { type Directive, directive } from './directives';

/** Compression of what compresses well; nginx always includes text/html. */
export const compression: readonly Directive[] = [
  directive('gzip', 'on'),
  directive('gzip_proxied', 'any'),
  directive('gzip_vary', 'on'),
  directive('gzip_min_length', 1024),
  directive(
    'gzip_types',
    ...['text/css', 'text/plain', 'text/xml', 'text/javascript', 'application/javascript', 'application/json'],
    ...['application/problem+json', 'application/xml', 'application/wasm', 'image/svg+xml'],
  ),
];
