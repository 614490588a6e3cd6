import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type Entry, tar } from './tar';

/** A container image made of files of this machine. */
export interface Image {
  /** All names that it is imported under: `docker.io/library/busybox:1.37.0`. */
  readonly names: readonly string[];
  /** Files and folders, each to the same path; `FROM:TO` copies to another. A program brings the libraries that it is linked with. */
  readonly files: readonly string[];
  readonly directories?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly user?: string;
  readonly env?: readonly string[];
  readonly stopSignal?: string;
}

/** An archive that containerd imports. */
export function imageArchive(image: Image): Buffer {
  const layer = tar(layerEntries(image));
  const config = Buffer.from(
    JSON.stringify({
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(layer)}`] },
      config: {
        Env: ['PATH=/usr/sbin:/usr/bin:/sbin:/bin', ...(image.env ?? [])],
        Entrypoint: image.entrypoint ?? [],
        Cmd: image.command ?? [],
        User: image.user ?? '',
        ...(image.stopSignal === undefined ? {} : { StopSignal: image.stopSignal }),
      },
    }),
  );
  const name = `${sha256(config)}.json`;
  const manifest = Buffer.from(JSON.stringify([{ Config: name, RepoTags: image.names, Layers: ['layer.tar'] }]));
  return tar([
    { path: name, mode: 0o644, content: config },
    { path: 'layer.tar', mode: 0o644, content: layer },
    { path: 'manifest.json', mode: 0o644, content: manifest },
  ]);
}

function layerEntries(image: Image): readonly Entry[] {
  const entries = new Map<string, Entry>();
  /** Where a file is in the image already: the names of busybox are one file. */
  const copies = new Map<string, string>();

  const addDirectory = (path: string): void => {
    if (path === '.' || path === '' || entries.has(path)) return;
    addDirectory(dirname(path));
    entries.set(path, { path: `${path}/`, mode: path === 'tmp' || path === 'run' ? 0o1777 : 0o755 });
  };

  const add = (from: string, to: string): void => {
    const source = realpathSync(from);
    const path = to.replace(/^\/+/, '');
    if (statSync(source).isDirectory()) {
      addDirectory(path);
      for (const name of readdirSync(source).sort()) {
        if (existsSync(join(source, name))) add(join(source, name), join(path, name));
      }
      return;
    }
    if (entries.has(path)) return;
    addDirectory(dirname(path));
    const { mode } = statSync(source);
    const copy = copies.get(source);
    if (copy !== undefined) {
      entries.set(path, { path, mode: mode & 0o777, linkTo: copy });
      return;
    }
    copies.set(source, path);
    entries.set(path, { path, mode: mode & 0o777, content: readFileSync(source) });
    for (const library of libraries(source)) add(library, library);
  };

  for (const directory of ['tmp', 'run', 'etc', ...(image.directories ?? [])])
    addDirectory(directory.replace(/^\/+/, ''));
  for (const file of image.files) {
    const [from = '', to = from] = file.split(':');
    add(from, to);
  }
  return [...entries.values()];
}

/** The shared libraries of a program or library, by `ldd`. */
function libraries(file: string): readonly string[] {
  if (!isExecutable(file) && !/\.so(\.|$)/.test(file)) return [];
  const { stdout } = spawnSync('ldd', [file], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/(\/\S+)\s+\(0x/g)].map(([, path]) => normalize(path ?? ''));
}

/** Whether a file is there, and can be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  return true;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** All commands of the machine's static busybox, as the files of an image, with what it needs to resolve names. */
export function busyboxFiles(): readonly string[] {
  const commands = execFileSync('busybox', ['--list'], { encoding: 'utf8' }).trim().split('\n');
  const multiarch = process.arch === 'x64' ? 'x86_64-linux-gnu' : 'aarch64-linux-gnu';
  const forNames = ['libc.so.6', 'libnss_files.so.2', 'libnss_dns.so.2', 'libresolv.so.2'];
  return [
    ...commands.map((command) => `/usr/bin/busybox:/bin/${command}`),
    ...forNames.map((library) => `/lib/${multiarch}/${library}`),
  ];
}

if (require.main === module) {
  const [name = '', out = '', ...rest] = process.argv.slice(2);
  const setting = (key: string) => rest.find((each) => each.startsWith(`${key}=`))?.slice(key.length + 1);
  const words = (key: string) => setting(key)?.split(' ') ?? [];
  const files = rest.filter((each) => !/^(cmd|entrypoint|user|stop)=/.test(each));
  const [user, stopSignal] = [setting('user'), setting('stop')];
  const image: Image = {
    names: [name],
    files: files.flatMap((file) => (file === 'busybox' ? busyboxFiles() : [file])),
    entrypoint: words('entrypoint'),
    command: words('cmd'),
    ...(user === undefined ? {} : { user }),
    ...(stopSignal === undefined ? {} : { stopSignal }),
  };
  writeFileSync(out, imageArchive(image));
}
