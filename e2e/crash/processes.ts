import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages, isRoot } from '../../bin/lib/install-packages.mjs'

/** PostgreSQL and PgBouncer refuse to run as root: then they run as Debian's user for them. */
const user = isRoot() ? 'postgres' : null

/** What still runs is stopped however this process ends by itself, or is asked to. */
const left = new Set<() => void>()
process.on('exit', () => left.forEach((stop) => stop()))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** Stops something at the latest when the process ends. Gives back how to stop it before. */
export function stoppedAtExit(stop: () => void): () => void {
  left.add(stop)
  return () => {
    if (left.delete(stop)) stop()
  }
}

/** The program and its arguments, as the user that may run it. */
export const asUser = (program: string, args: string[]): [string, string[]] =>
  user ? ['runuser', ['-u', user, '--', program, ...args]] : [program, args]

/** Runs a program to its end. @throws when it fails, with what it printed */
export function run(program: string, args: string[], cwd: string): string {
  return execFileSync(...asUser(program, args), { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A folder of its own below the system's temporary one, which the servers' user may write to. */
export function ownFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `paceline-${name}-`))
  if (user) chownSync(folder, Number(execFileSync('id', ['-u', user])), -1)
  return folder
}

/** A program that goes on until `stop`. */
export function start(
  program: string,
  args: string[],
  cwd: string,
): { child: ChildProcess; stop: () => Promise<void> } {
  const child = spawn(...asUser(program, args), { cwd, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = stoppedAtExit(() => child.kill('SIGTERM'))
  const stop = async () => {
    kill()
    await ended
  }
  return { child, stop }
}

/** A server's program, from Debian's package where the machine does not have it. */
export function programOf(name: string, folders: string[], packageName: string): string {
  const there = () => folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  const path = there() ?? (installPackages([packageName]) ? there() : undefined)
  if (!path) throw new Error(`${name} is needed: install the package ${packageName}.`)
  return path
}

export const onPath = ['/usr/sbin', ...(process.env.PATH ?? '').split(':')]
