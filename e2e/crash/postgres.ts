import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { freePort, postgresPrograms } from '../../bin/lib/find-postgres.mjs'
import { ownFolder, run, stoppedAtExit } from './processes'

/**
 * A PostgreSQL server to be mistreated. What it has acknowledged is on disk, as in production, except that the disk itself is not
 * asked to sync: no test takes the machine's power away.
 */
export type OwnPostgres = Awaited<ReturnType<typeof ownPostgres>>

export async function ownPostgres(settings: Record<string, string> = {}) {
  const bin = postgresPrograms()
  const folder = ownFolder('crash')
  const data = join(folder, 'data')
  run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'paceline', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    folder,
  )
  return cluster(bin, folder, data, settings)
}

/** Another server that follows `of` and holds what it has received by now. */
export async function standbyOf(of: OwnPostgres) {
  const { bin, folder, data } = copyOf(of, 'standby', ['-R'])
  return cluster(bin, folder, data, {})
}

/** A backup of `of` as it is now. From it and the log `of` has written since, a server as it stood at a named point. */
export async function backupOf(of: OwnPostgres) {
  const { bin, folder, data } = copyOf(of, 'backup', [])
  return {
    restoredTo: (point: string) => {
      writeFileSync(join(data, 'recovery.signal'), '')
      return cluster(bin, folder, data, {
        restore_command: `cp ${join(of.data, 'pg_wal')}/%f %p`,
        recovery_target_name: point,
        recovery_target_action: 'promote',
      })
    },
  }
}

/** Copies the files of a running server into a folder of their own. */
function copyOf(of: OwnPostgres, name: string, flags: string[]) {
  const bin = postgresPrograms()
  const folder = ownFolder(name)
  const data = join(folder, 'data')
  const server = ['-h', '127.0.0.1', '-p', String(of.port), '-U', 'paceline']
  run(join(bin, 'pg_basebackup'), ['-D', data, '--no-sync', '-c', 'fast', ...flags, ...server], folder)
  return { bin, folder, data }
}

async function cluster(bin: string, folder: string, data: string, settings: Record<string, string>) {
  const port = await freePort()
  const all = {
    fsync: 'off',
    max_connections: '100',
    shared_buffers: '64MB',
    unix_socket_directories: '',
    listen_addresses: '127.0.0.1',
    ...settings,
  }
  const options = Object.entries({ ...all, port })
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ')
  const control = (...args: string[]) =>
    run(join(bin, 'pg_ctl'), ['-D', data, '-l', join(folder, 'log'), '-t', '60', ...args], folder)
  const start = () => control('-o', options, '-w', 'start')
  const stop = (mode: 'fast' | 'immediate') => control('-m', mode, '-w', 'stop')
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' })
    for (const pid of [postmaster, ...children.trim().split(/\s+/).map(Number)])
      try {
        process.kill(pid, name)
      } catch {
        // It ended by itself in between.
      }
  }
  const remove = stoppedAtExit(() => {
    try {
      stop('immediate')
    } catch {
      // It was stopped already.
    }
    rmSync(folder, { recursive: true, force: true })
  })
  start()
  return {
    port,
    data,
    url: (database: string) => `postgres://paceline@127.0.0.1:${port}/${database}`,
    start,
    stop,
    restart: () => control('-m', 'fast', '-o', options, '-w', 'restart'),
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    promote: () => control('-w', 'promote'),
    remove,
  }
}
