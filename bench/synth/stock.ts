/** A process that synthesizes with cdk8s' own App: `node stock.cjs SHAPE COUNT`, in the working folder. */
import { App } from 'cdk8s';
import { runChild } from './child';
import { shapes } from './shapes';

async function main([shape, count]: readonly string[]): Promise<void> {
  const fill = await shapes[shape as keyof typeof shapes]();
  runChild({ app: new App({ outdir: 'dist' }), fill, count: Number(count) });
}

void main(process.argv.slice(2));
