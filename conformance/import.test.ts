import { compilers, diagnosticsOf } from '../test-helpers/compilers';
import { parts, readCases } from './corpus/cases';
import { imported, roundTrip } from './import/round-trip';
import { realApps } from './manifests/read';

// Warnings about the manifests are not what is tested.
jest.spyOn(process.stderr, 'write').mockReturnValue(true);

const apps = [...realApps()];
const trips = new Map(
  apps
    .filter((_, at) => at % 3 === 0)
    .map(([app, objects]) => [
      app,
      roundTrip(
        objects.map((object) => imported(object)),
        '1.35',
      ),
    ]),
);

test('programs of real manifests synthesize the same objects', () => {
  expect(trips.size).toBeGreaterThan(100);
  expect([...trips].filter(([, { failures }]) => failures.length > 0)).toEqual([]);
});

test.each(parts)('programs of the accepted objects of corpus part %s synthesize the same', (part) => {
  const accepted = readCases(part).filter(({ answers }) => answers['1.35']?.verdict === 'accept');
  const step = Math.ceil(accepted.length / 60);
  const failed = accepted
    .filter((_, at) => at % step === 0)
    .flatMap(({ object }) => roundTrip([imported(object as object)], '1.35').failures);
  expect(failed).toEqual([]);
});

test('programs of real manifests compile as strictly as users have it', () => {
  const programs = Object.fromEntries([...trips].map(([app, { program }]) => [app, program]));
  const diagnostics = diagnosticsOf(compilers['5.9'] as string, programs);
  expect(Object.entries(diagnostics).filter(([, text]) => text !== '')).toEqual([]);
});
