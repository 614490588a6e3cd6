import { mutants } from './fuzz/hunt';

const [seed = 'c', release = '1.37', count = '20000'] = process.argv.slice(2);
const make = mutants({ seed });
for (let i = 0; i < Number(count); i++)
  process.stdout.write(`${JSON.stringify({ id: String(i), object: make(release as never, i) })}\n`);
