import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { filesOf, temporaryFolder } from '../../../test-helpers/temporary-folder';
import { type Disk, nodeDisk, uniqueName } from './disk';
import { holdFolder, type Self, thisProcess } from './hold-folder';
import type { OutputFile } from './output-file';
import { indexName, lockName, printIndex, temporaryFolderName } from './output-index';
import type { Contents } from './plan-files';
import { diskError, type Fault, failingDisk } from './testdata/failing-disk';
import { type WriteOptions, writeFiles } from './write-files';

const folder = temporaryFolder();
const outdir = () => join(folder(), 'dist');
type Texts = Readonly<Record<string, string>>;
const filesFrom = (texts: Texts): readonly OutputFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

// A file that changes, one that does not, one that goes and leaves a folder empty, one that comes with a folder.
const before: Texts = {
  'changed.yaml': 'old\n',
  'same.yaml': 'same\n',
  'gone/x/y.yaml': 'gone\n',
  'gone.yaml': 'gone\n',
};
const after: Texts = { 'changed.yaml': 'new\n', 'same.yaml': 'same\n', 'come/x/y.yaml': 'come\n' };
const other: Texts = { 'changed.yaml': 'other\n', 'gone/z.yaml': 'other\n' };
/** What goes besides into a folder of others that has no index. A run of no app, as none was yet, leaves nothing there. */
const besidesOf = (texts: Texts): readonly Contents[] => {
  const files = filesFrom(
    texts === before || texts === after || texts === other ? { 'pods.json': podsJson(texts) } : {},
  );
  return [{ outdir: join(folder(), 'build'), files, leftovers: () => ['old/pods.json'], mayReplace: () => true }];
};
const podsJson = (texts: Texts) => JSON.stringify(Object.keys(texts)).repeat(20);
const mine: Texts = { 'mine.yaml': 'mine\n', 'gone/x/mine.txt': 'mine\n' };
const whole = (texts: Texts, others: Texts) => ({ ...texts, ...others, [indexName]: printIndex(Object.keys(texts)) });

/** No other run holds the folder, so nothing waits. */
const alone = (): Self => ({ ...thisProcess(uniqueName()), isRunning: () => false, wait: () => {} });

const starts: readonly (readonly [string, Texts, Texts])[] = [
  ['there is no folder yet', {}, {}],
  ['there are older files', before, {}],
  ['there are files of others too', before, mine],
];

function write(texts: Texts, { disk = nodeDisk, self = alone() }: WriteOptions = {}): void {
  writeFiles({ outdir: outdir(), files: filesFrom(texts) }, { disk, self, besides: besidesOf(texts) });
}

function begin(texts: Texts, others: Texts): void {
  for (const name of ['dist', 'build']) rmSync(join(folder(), name), { recursive: true, force: true });
  if (Object.keys(texts).length > 0) {
    write(texts);
    mkdirSync(join(folder(), 'build/old'));
    writeFileSync(join(folder(), 'build/old/pods.json'), 'left over');
  }
  for (const [path, text] of Object.entries(others)) nodeDisk.create(`${outdir()}/${path}`, text);
}

/** Each file is as it was or as it will be, those of others are there, and a run of any app leaves exactly its own. */
function expectHealable(texts: Texts, others: Texts): void {
  const now = filesOf(folder());
  for (const [path, text] of Object.entries({ ...texts, ...after, ...others })) {
    expect([undefined, texts[path], after[path], others[path]]).toContain(now[`dist/${path}`]);
    const stays = others[path] !== undefined || (texts[path] !== undefined && after[path] !== undefined);
    if (stays) expect({ [path]: now[`dist/${path}`] }).not.toEqual({ [path]: undefined });
    if (text === others[path]) expect(now[`dist/${path}`]).toBe(text);
  }
  const podsNow = now['build/pods.json'];
  if (podsNow !== undefined) expect([texts, after].map(podsJson)).toContain(podsNow);
  for (const next of [other, after]) {
    write(next);
    expect(filesOf(outdir())).toEqual(whole(next, others));
    expect(filesOf(join(folder(), 'build'))).toEqual({ 'pods.json': podsJson(next) });
  }
  expect(existsSync(join(folder(), 'build/old'))).toBe(false);
  expectNothingBeside();
}

const beside = () => readdirSync(folder()).filter((name) => name.startsWith(indexName));
const expectNothingBeside = () => expect(beside()).toEqual([]);

/** How many operations the whole run takes, and which create a file. */
function operationsOf(texts: Texts, others: Texts): readonly string[] {
  begin(texts, others);
  const operations: string[] = [];
  write(after, { disk: failingDisk((name) => operations.push(name)) });
  expect(filesOf(outdir())).toEqual(whole(after, others));
  return operations;
}

describe.each(starts)('where %s', (_, texts, others) => {
  const unchangedFolder = () => {
    begin(texts, others);
    return filesOf(folder());
  };

  test.each(['ENOSPC', 'EIO', 'EACCES'])('any one operation may fail with %s', (code) => {
    const operations = operationsOf(texts, others);
    const untouched = unchangedFolder();
    const renames = operations.flatMap((name, at) => (name === 'rename' ? [at] : []));
    // Before the first of the files is renamed, after the index has been announced, the folder can be left as it was; a
    // folder that is not there yet, before it is moved to its place.
    const pointOfNoReturn = (texts === before ? renames[1] : renames[0]) ?? 0;
    for (const [at] of operations.entries()) {
      begin(texts, others);
      let count = 0;
      const fail = () => {
        const disk = failingDisk((_, half) => {
          count += 1;
          if (count !== at + 1) return;
          half?.();
          throw diskError(code);
        });
        write(after, { disk });
      };
      const ran = outcomeOf(fail);
      if (ran !== undefined) expect(ran).toMatch(new RegExp(`^${folder()}/(dist|build): cannot .*\\(${code}\\)`));
      else expect(filesOf(outdir())).toMatchObject(whole(after, others)); // only the lock may be left behind
      if (at <= pointOfNoReturn && ran !== undefined) expect(filesOf(folder())).toEqual(untouched);
      expectHealable(texts, others);
    }
  });

  test.each(['ENOSPC', 'EROFS'])('all operations that write may fail from any one on with %s', (code) => {
    const operations = operationsOf(texts, others);
    for (const [at] of operations.entries()) {
      begin(texts, others);
      let count = 0;
      outcomeOf(() => {
        const disk = failingDisk((name, half) => {
          count += 1;
          if (count <= at || ['realPath', 'status', 'list', 'read', 'readOfSize'].includes(name)) return;
          if (code === 'ENOSPC' && !['create', 'makeFolder'].includes(name)) return;
          if (code === 'ENOSPC') half?.();
          throw diskError(code);
        });
        write(after, { disk });
      });
      if (code === 'ENOSPC' && at === 0) expect(filesOf(folder())).toEqual(unchangedFolder());
      expectHealable(texts, others);
    }
  });
});

function outcomeOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A program of testdata/ in one file, for a process of its own. */
function bundled(name: string): string {
  const outfile = join(folder(), `${name}.cjs`);
  buildSync({ entryPoints: [join(__dirname, 'testdata', `${name}.ts`)], bundle: true, platform: 'node', outfile });
  return outfile;
}

test.each(starts)(
  'where %s, a process may be killed at any operation, and in the middle of any file',
  (_, texts, others) => {
    const program = bundled('write-until-killed');
    const operations = operationsOf(texts, others);
    for (const [at, name] of operations.entries()) {
      for (const when of name === 'create' ? ['before', 'half'] : ['before']) {
        begin(texts, others);
        const written = [JSON.stringify(filesFrom(after)), JSON.stringify(besidesOf(after)[0])];
        const parameters = [program, outdir(), ...written, String(at + 1), when];
        expect(spawnSync(process.execPath, parameters).signal).toBe('SIGKILL');
        expectHealable(texts, others);
      }
    }
  },
);

describe('a folder that is not there yet', () => {
  const writeWith = (fault: Fault = () => {}) => write(after, { disk: failingDisk(fault) });

  test('is there at once, with all that is in it', () => {
    begin({}, {});
    const seen: (readonly string[])[] = [];
    writeWith(() => {
      const files = existsSync(outdir()) ? Object.keys(filesOf(outdir())) : [];
      if (seen.at(-1)?.join() !== files.join()) seen.push(files);
    });
    expect(seen).toEqual([[], [indexName, lockName, ...Object.keys(after)].sort()]);
    expect(filesOf(outdir())).toEqual(whole(after, {}));
    expectNothingBeside();
  });

  test('may be made by another run, at any operation', () => {
    const operations = operationsOf({}, {});
    const move = operations.indexOf('rename');
    expect(move).toBeGreaterThan(5);
    for (const [at] of operations.slice(0, move + 1).entries()) {
      begin({}, {});
      let count = 0;
      writeWith(() => {
        count += 1;
        if (count === at + 1) write(other);
      });
      expect(filesOf(outdir())).toEqual(whole(after, {}));
      expectNothingBeside();
    }
  });

  test('may be made by another run and removed again', () => {
    begin({}, {});
    const names: string[] = [];
    writeWith((name) => {
      names.push(name);
      const times = names.filter((one) => one === name).length;
      if (name === 'list' && times === 2) write(after);
      if (name === 'makeFolder' && times === 1) rmSync(outdir(), { recursive: true });
    });
    expect(names).toContain('readOfSize');
    expect(filesOf(outdir())).toEqual(whole(after, {}));
  });

  test('is written file by file where it cannot be moved, or its name leaves no room for another', () => {
    begin({}, {});
    writeWith((name) => {
      if (name === 'rename' && beside().length > 0) throw diskError('EPERM');
    });
    expect(filesOf(outdir())).toEqual(whole(after, {}));
    expectNothingBeside();
    const long = join(folder(), 'x'.repeat(240));
    writeFiles({ outdir: long, files: filesFrom(after) });
    expect(filesOf(long)).toEqual(whole(after, {}));
    expectNothingBeside();
  });

  test('removes only its own temporary folders next to it', () => {
    begin({}, {});
    const run = uniqueName();
    const left = join(folder(), temporaryFolderName('dist', run));
    mkdirSync(join(left, 'sub'), { recursive: true });
    mkdirSync(join(folder(), 'mine'));
    writeFileSync(join(folder(), 'mine/kept.txt'), 'kept');
    symlinkSync(join(folder(), 'mine'), join(left, 'sub/link'));
    writeFileSync(join(left, 'sub/half.yaml'), 'half');
    const kept = [
      temporaryFolderName('dist.old', run),
      temporaryFolderName('old', run),
      `${indexName}.dist.tmp`,
      `x${temporaryFolderName('dist', run)}`,
    ];
    for (const name of kept) mkdirSync(join(folder(), name));
    kept.push(temporaryFolderName('dist', uniqueName()));
    writeFileSync(join(folder(), kept.at(-1) ?? ''), 'a file');
    writeWith();
    expect(readdirSync(folder())).toEqual(expect.arrayContaining(kept));
    expect(readdirSync(folder())).not.toContain(temporaryFolderName('dist', run));
    expect(readFileSync(join(folder(), 'mine/kept.txt'), 'utf8')).toBe('kept');
  });
});

test('two processes that write different files to one folder do it one after the other', async () => {
  const program = bundled('write-in-turns');
  const sets = ['a', 'b'].map((letter): Texts => {
    const text = `${letter.repeat(5000)}\n`;
    const shared = Array.from({ length: 10 }, (_, at) => [`shared/${at}.yaml`, text]);
    const own = Array.from({ length: 10 }, (_, at) => [`${letter}/${at}.yaml`, text]);
    return Object.fromEntries([...shared, ...own]);
  });
  const runs = sets.map((texts) =>
    outputOf(spawn(process.execPath, [program, outdir(), JSON.stringify(filesFrom(texts)), '100'])),
  );
  expect(await Promise.all(runs)).toEqual(['', '']);
  const last = filesOf(outdir());
  expect(sets.map((texts) => whole(texts, {}))).toContainEqual(last);
});

/** What a process prints; ends with how it ended, unless well. */
function outputOf(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)));
    child.on('close', (code, signal) => done(code === 0 ? output : `${output}${code ?? signal}`));
  });
}

describe('a folder that another run holds', () => {
  const others = { ...thisProcess(uniqueName()), pid: 4711 };
  const hold = (disk: Disk = nodeDisk) => {
    begin(before, {});
    return holdFolder(outdir(), disk, others);
  };

  test('is waited for, as long as that one is heard of', () => {
    const held = hold();
    let pauses = 0;
    const wait = () => {
      pauses += 1;
      const modified = new Date(1e12 + pauses * 1000);
      if (pauses % 300 === 0) utimesSync(join(outdir(), lockName), modified, modified);
      if (pauses === 1000) held.release();
    };
    write(after, { self: { ...alone(), isRunning: () => true, wait } });
    expect(pauses).toBe(1000);
    expect(filesOf(outdir())).toEqual(whole(after, {}));
  });

  test('is taken over when nothing was heard for ten seconds, which that one then notices', () => {
    const held = hold();
    let waited = 0;
    const wait = (time: number) => {
      waited += time;
    };
    write(after, { self: { ...alone(), isRunning: () => true, wait } });
    expect(waited).toBe(10_000);
    expect(() => held.check()).toThrow('another run replaced this one, which had stopped responding');
    expect(filesOf(outdir())).toEqual(whole(after, {}));
  });

  test.each(['dist', 'build'])('is let go of, where that one has ended and nothing is to be done in %s', (name) => {
    begin(before, {});
    write(after);
    holdFolder(join(folder(), name), nodeDisk, others);
    write(after);
    expect(filesOf(outdir())).toEqual(whole(after, {}));
    expect(filesOf(join(folder(), 'build'))).toEqual({ 'pods.json': podsJson(after) });
  });

  test('is taken over at once when that one has ended', () => {
    hold();
    const wait = () => {
      throw new Error('waited');
    };
    write(after, { self: { ...alone(), wait } });
    expect(filesOf(outdir())).toEqual(whole(after, {}));
  });

  test('is left to that one by a run that stood still for too long', () => {
    begin(before, {});
    const now = filesOf(outdir());
    let isStolen = false;
    const disk: Disk = {
      ...nodeDisk,
      create: (file, text, mode) => {
        nodeDisk.create(file, text, mode);
        if (isStolen || !text.toString().startsWith('come')) return;
        isStolen = true;
        nodeDisk.remove(join(outdir(), lockName));
        holdFolder(outdir(), nodeDisk, others);
      },
    };
    expect(() => write(after, { disk })).toThrow(
      'another run replaced this one, which had stopped responding; run this one again (nothing was changed)',
    );
    const { [lockName]: lock, ...rest } = filesOf(outdir());
    expect(lock).toContain(' 4711 ');
    // The index is that one's now: it stays as it was announced, which names too much and never too little.
    expect(rest).toEqual({ ...now, [indexName]: printIndex([...Object.keys(before), ...Object.keys(after)]) });
  });
});
