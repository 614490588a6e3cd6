import { hostname } from 'node:os';
import { codeOf, type Disk, unlessGone } from './disk';
import { attempt, DiskError } from './disk-error';
import { within } from './folder-view';
import { lockName, temporaryName } from './output-index';

/** What a run has to know of itself and of the others on its machine. */
export interface Self {
  /** A name that no other run has: {@link uniqueName}. */
  readonly run: string;
  readonly pid: number;
  readonly host: string;
  readonly isRunning: (pid: number) => boolean;
  /** Lets time pass, in milliseconds. */
  readonly wait: (time: number) => void;
}

/** This process, as a run. */
export function thisProcess(run: string): Self {
  return {
    run,
    pid: process.pid,
    host: hostname(),
    isRunning: (pid) => {
      try {
        return process.kill(pid, 0);
      } catch (error) {
        return codeOf(error) !== 'ESRCH';
      }
    },
    wait: (time) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);
    },
  };
}

/** The hold that a run has on a folder. */
export interface Hold {
  /** Whether no other run has taken the folder over. */
  readonly isHeld: () => boolean;
  /** Tells the runs that wait that this one is still at work; to be called every other second. */
  readonly keep: () => void;
  /** @throws DiskError where another run has taken the folder over, because it heard nothing for so long */
  readonly check: () => void;
  readonly release: () => void;
}

const pause = 25;
/** How many pauses a run waits while nothing is heard from the one that holds the folder: ten seconds. */
const patience = 400;

/**
 * Holds a folder, so that two runs write one after the other: each file is replaced in one step and needs no such thing,
 * but the files of two runs together would be a mixture of two apps. Waits for a run that holds it already, unless
 * that has ended without saying so: its process is gone, or, where that cannot be seen (another machine, a container),
 * nothing was heard of it for ten seconds.
 */
export function holdFolder(root: string, disk: Disk, self: Self): Hold {
  waitFor(root, lockText(self), disk, self);
  return holdOn(root, disk, self);
}

/** What the lock of a run says. */
export function lockText({ run, pid, host }: Self): string {
  return `${run} ${pid} ${host}\n`;
}

/** The hold on a folder that a run has whose lock is there. */
export function holdOn(root: string, disk: Disk, self: Self): Hold {
  const lock = within(root, lockName);
  const mine = lockText(self);
  const isHeld = () => attempt(`read ${lockName}`, () => unlessGone(() => disk.read(lock))?.toString() === mine);
  return {
    isHeld,
    keep: () => {
      attempt(`touch ${lockName}`, () => unlessGone(() => disk.touch(lock)));
    },
    check: () => {
      if (isHeld()) return;
      throw new DiskError('another run replaced this one, which had stopped responding', 'run this one again');
    },
    release: () => {
      try {
        if (isHeld()) disk.remove(lock);
      } catch {
        // The next run sees that this one has ended.
      }
    },
  };
}

function waitFor(root: string, mine: string, disk: Disk, self: Self): void {
  const lock = within(root, lockName);
  let seen = '';
  let waited = 0;
  while (!tryCreate(lock, mine, disk)) {
    const status = disk.status(lock);
    if (status === undefined) continue;
    if (status.kind !== 'file') throw new Error(`lock ${lockName} is not a regular file; remove it`);
    const owner = unlessGone(() => disk.read(lock))?.toString() ?? '';
    const now = `${status.modified} ${owner}`;
    waited = now === seen ? waited + 1 : 0;
    seen = now;
    if (waited >= patience || hasEnded(owner, self)) takeAway(root, owner, disk, self);
    else self.wait(pause);
  }
}

function tryCreate(lock: string, text: string, disk: Disk): boolean {
  try {
    disk.create(lock, text);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    removeUnfinished(lock, text, disk);
    throw error;
  }
}

/** A full disk may have taken the file, but not what is in it. */
function removeUnfinished(lock: string, text: string, disk: Disk): void {
  try {
    if (text.startsWith(disk.read(lock).toString())) disk.remove(lock);
  } catch {
    // It was not created, or the next run waits until it is stale and removes it.
  }
}

function hasEnded(owner: string, self: Self): boolean {
  const [, pid, host] = /^\w+ ([1-9]\d*) (.*)\n$/.exec(owner) ?? [];
  return host === self.host && pid !== undefined && !self.isRunning(Number(pid));
}

/** Of two runs that take a lock away at the same time only one gets it; the other may get that one's new one. */
function takeAway(root: string, owner: string, disk: Disk, self: Self): void {
  const lock = within(root, lockName);
  const taken = within(root, temporaryName(self.run, 0));
  try {
    disk.rename(lock, taken);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const found = disk.read(taken).toString();
  disk.remove(taken);
  if (found !== owner) tryCreate(lock, found, disk);
}
