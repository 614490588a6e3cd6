import { deployment } from '../facts/example-objects';
import { found } from '../testdata/found';

const of = new Set(['practice/latest-tag']);
const reported = (image: string) => found([deployment({ container: { image } })], { of }).length;

test.each(['registry.example/web', 'registry.example:5000/web', 'registry.example/web:latest'])(
  '%s can be another version at each start',
  (image) => {
    expect(reported(image)).toBe(1);
  },
);

test.each(['registry.example/web:1.4', 'registry.example/web@sha256:0', 'ko://registry.example/web', ''])(
  '%j cannot, or is set later',
  (image) => {
    expect(reported(image)).toBe(0);
  },
);
