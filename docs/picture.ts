import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { anatomyOf, type Listener, type Mount, type PlacedContainer, type Role, type StopStep } from '../lib/anatomy';
import { podTemplateOf, type Volume } from '../lib/kubernetes';
import { programsOf } from './fences';
import { pagesOfDocs, readPage } from './pages';
import { style } from './picture-style';
import { readersFolder, runProgram } from './run-program';

// The pictures of the README and of the pages of attachments: the Pod of a page's first program, drawn from what the program
// writes. `npm run picture` draws them anew; a test says when that is due.

/** Where things are, in pixels. */
const at = { pod: 20, names: 40, bars: 206, stop: 502, end: 576, ports: 594, podEnd: 788, service: 820, width: 940 };
const top = 112;
const rowHeight = 62;
const barHeight = 30;
const step = 66;
const wireStep = 64;
/** How wide a character of a name is, at most. */
const character = 8.5;

const words: Readonly<Record<Role, string>> = {
  init: 'init container',
  sidecar: 'native sidecar',
  main: 'main container',
};

/** When a container ends. */
function note({ container, role, signalledAfter }: StopStep): string {
  return role === 'main' ? 'stops first' : `stops after ${signalledAfter.at(-1) ?? container}`;
}

const rowTop = (row: number) => top + row * rowHeight;
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const label = (x: number, y: number, text: string, classes = '') =>
  `<text x="${x}" y="${y}"${classes === '' ? '' : ` class="${classes}"`}>${xml(text)}</text>`;
const box = (x: number, y: number, width: number, height: number, radius: number, classes: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" class="${classes}"/>`;
const path = (d: string, classes: string) => `<path d="${d}" class="${classes}"/>`;

/** A Service as far as it is drawn. */
interface DrawnService {
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: string }[];
}

/** The picture of a workload with a pod template, and of the Service in front of it, if there is one. */
export function picture(name: string, workload: unknown, service: DrawnService | undefined): string {
  const found = podTemplateOf(workload);
  if (found === undefined) throw new Error('picture: no pod template');
  const { containers, startOrder, stopOrder, listeners, mounts } = anatomyOf(found.template);
  const titleOf = (shown: string) => (found.kind === 'Pod' ? `Pod ${shown}` : `Pod of ${found.kind} ${shown}`);
  const rows = containers.length;
  const rowOf = new Map(containers.map(({ name }, row) => [name, row]));
  const volumes = shared(found.template.spec?.volumes ?? [], mounts, containers);
  const volumeTop = rowTop(rows) + 14;
  const podBottom = volumeTop + volumes.length * 54 + 12;
  const height = podBottom + 24;
  const endOf = ({ name, role }: PlacedContainer, row: number) => {
    if (role === 'init') return at.bars + (row + 1) * step;
    const sidecars = stopOrder.filter((stop) => stop.role === 'sidecar');
    const turn = role === 'main' ? 0 : sidecars.findIndex(({ container }) => container === name) + 1;
    return at.stop + (turn * (at.end - at.stop)) / Math.max(1, sidecars.length);
  };
  const bars = containers.map((container, row) => {
    const x = at.bars + row * step;
    const stop = stopOrder.find((one) => one.container === container.name);
    return { container, row, x, width: endOf(container, row) - x, text: stop === undefined ? 'ends' : note(stop) };
  });
  const cut = bars.find(({ container, x }) => at.names + 32 + container.name.length * character > x);
  if (cut !== undefined) throw new Error(`picture: container "${cut.container.name}" needs a shorter name`);
  const about = `A ${titleOf(`"${name}"`)}: ${startOrder.map(({ container, role }) => `${container} (${words[role]})`).join(', then ')}.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at.width} ${height}" width="${at.width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${xml(about)}</title>`,
    `<style>${style}\n</style>`,
    box(0.5, 0.5, at.width - 1, height - 1, 12, 'card'),
    box(at.pod, 24, at.podEnd - at.pod, podBottom - 24, 10, 'pod'),
    label(at.names, 54, titleOf(name), 'name'),
    ...phases(rowTop(rows)),
    ...volumes.flatMap((volume, index) => wires(volume, index, volumeTop, rowOf)),
    ...bars.flatMap((bar) => lane(bar)),
    ...[...rowOf].flatMap(([name, row]) =>
      ports(
        listeners.filter(({ container }) => container === name),
        row,
      ),
    ),
    ...volumes.flatMap((volume, index) => volumeBox(volume, index, volumeTop)),
    ...(service === undefined ? [] : traffic(service, listeners, rowOf)),
    '</svg>\n',
  ].join('\n');
}

function phases(bottom: number): string[] {
  const { bars, stop, end, ports } = at;
  const line = (x: number) => path(`M${x} 84V${bottom}`, 'line');
  return [
    line(bars),
    line(stop),
    label(bars + 8, 94, 'start, one after the other', 'muted'),
    label(stop + 8, 94, 'stop', 'muted'),
    label(ports, 94, 'listens on', 'muted'),
    path(`M${end} 84V${bottom}`, 'line'),
  ];
}

/** A container's bar, from its start to its end. */
interface Bar {
  readonly container: PlacedContainer;
  readonly row: number;
  readonly x: number;
  readonly width: number;
  readonly text: string;
}

function lane({ container: { name, role }, row, x, width, text }: Bar): string[] {
  const y = rowTop(row);
  return [
    `<circle cx="${at.names + 11}" cy="${y + 15}" r="11" class="${role}"/>`,
    `<text x="${at.names + 11}" y="${y + 19.5}" text-anchor="middle" class="name on">${row + 1}</text>`,
    label(at.names + 32, y + 12, name, 'name'),
    label(at.names + 32, y + 29, words[role], 'muted'),
    box(x, y, width, barHeight, 6, role),
    label(x + 12, y + 19.5, text, 'on'),
  ];
}

/** The ports of a container, one below the other. */
function ports(listeners: readonly Listener[], row: number): string[] {
  if (listeners.length === 0) return [];
  const height = 11 + 13 * listeners.length;
  const y = rowTop(row) + barHeight / 2 - height / 2;
  return [
    box(at.ports, y, at.podEnd - at.ports - 12, height, 12, 'pill'),
    ...listeners.map(({ name, port }, line) =>
      label(at.ports + 12, y + 16 + 13 * line, name === undefined ? String(port) : `${port} ${name}`, 'code'),
    ),
  ];
}

/** A volume that a main container and another one mount. */
interface SharedVolume {
  readonly volume: Volume;
  readonly mounts: readonly Mount[];
}

function shared(
  volumes: readonly Volume[],
  mounts: readonly Mount[],
  containers: readonly PlacedContainer[],
): SharedVolume[] {
  const mains = new Set(containers.filter(({ role }) => role === 'main').map(({ name }) => name));
  return volumes
    .map((volume) => ({ volume, mounts: mounts.filter((mount) => mount.volume === volume.name) }))
    .filter((one) => one.mounts.length > 1 && one.mounts.some(({ container }) => mains.has(container)));
}

/** Writers have an arrow to the volume, readers one from it. */
function wires({ mounts }: SharedVolume, index: number, volumeTop: number, rowOf: ReadonlyMap<string, number>) {
  const bottom = volumeTop + index * 54;
  return mounts.flatMap(({ container, readOnly }) => {
    const row = rowOf.get(container) ?? 0;
    const x = at.stop - 56 - (rowOf.size - 1 - row) * wireStep;
    const from = rowTop(row) + barHeight;
    const head = readOnly ? `M${x - 5} ${from + 9}h10l-5 -9z` : `M${x - 5} ${bottom - 9}h10l-5 9z`;
    return [
      path(`M${x} ${from}V${bottom}`, 'wire'),
      path(head, 'head'),
      label(x + 7, bottom - 12, readOnly ? 'reads' : 'writes', 'muted'),
    ];
  });
}

function volumeBox({ volume, mounts }: SharedVolume, index: number, volumeTop: number): string[] {
  const y = volumeTop + index * 54;
  const limit = volume.emptyDir?.sizeLimit;
  const what = volume.emptyDir === undefined ? 'volume' : `emptyDir${limit === undefined ? '' : `, at most ${limit}`}`;
  const paths = [...new Set(mounts.map(({ mountPath }) => mountPath))].join(', ');
  return [
    box(at.bars, y, at.end - at.bars, 42, 8, 'volume'),
    label(at.bars + 14, y + 18, volume.name, 'name'),
    label(at.bars + 14, y + 34, paths, 'code'),
    `<text x="${at.end - 14}" y="${y + 18}" text-anchor="end" class="muted">${xml(what)}</text>`,
    label(at.names + 32, y + 18, 'shared volume', 'muted'),
  ];
}

function traffic(
  { ports }: DrawnService,
  listeners: readonly Listener[],
  rowOf: ReadonlyMap<string, number>,
): string[] {
  return ports.flatMap(({ port: number, targetPort }) => {
    const row = rowOf.get(listeners.find(({ name }) => name === targetPort)?.container ?? '');
    if (row === undefined) return [];
    const y = rowTop(row) + 15;
    const tip = at.podEnd - 12;
    return [
      box(at.service, y - 24, 100, 48, 8, 'pod'),
      label(at.service + 14, y - 4, 'Service', 'name'),
      label(at.service + 14, y + 14, `port ${number}`, 'code'),
      path(`M${at.service} ${y}H${tip + 8}`, 'traffic'),
      path(`M${tip + 9} ${y - 5}v10l-9 -5z`, 'traffic-head'),
    ];
  });
}

/** The pages with a picture, and the file of each. */
export const picturesOfPages: Readonly<Record<string, string>> = {
  'README.md': 'docs/pod.svg',
  ...Object.fromEntries(
    pagesOfDocs()
      .filter((page) => page.startsWith('docs/attachments/'))
      .map((page) => [page, page.replace(/\.md$/, '.svg')]),
  ),
};

/** The picture of the first workload that is in what a program wrote, with the Service of its name. */
export function pictureOf(written: string): string {
  const objects = parseAllDocuments(written).map((document) => document.toJS());
  const workload = objects.find((object) => podTemplateOf(object) !== undefined);
  if (workload === undefined) throw new Error('picture: the program writes no workload');
  const { name } = workload.metadata;
  const service = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
  return picture(name, workload, service === undefined ? undefined : { ports: service.spec.ports });
}

/** Draws the pictures of all pages, or of those whose names contain a word. */
function drawAll(word = ''): void {
  const folder = readersFolder(readPage('README.md'));
  for (const [page, file] of Object.entries(picturesOfPages).filter(([page]) => page.includes(word))) {
    const [program] = programsOf(readPage(page));
    if (program === undefined) throw new Error(`picture: ${page} has no program`);
    const { status, reported, written } = runProgram(program, folder);
    if (status !== 0) throw new Error(`picture: the program of ${page} failed:\n${reported}`);
    writeFileSync(join(__dirname, '..', file), pictureOf(written));
  }
}

if (require.main === module) drawAll(process.argv[2]);
