import { rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../bin/lib/find-postgres.mjs'
import { onPath, ownFolder, programOf, start } from './processes'

/**
 * A PgBouncer before the server at `target`, as its package comes: nothing about start parameters is relaxed. It has fewer
 * connections than its clients, so that in transaction mode these change hands all the time.
 */
export async function ownPgBouncer(target: number, mode: 'session' | 'transaction') {
  const program = programOf('pgbouncer', onPath, 'pgbouncer')
  const folder = ownFolder('pgbouncer')
  const port = await freePort()
  const lines = [
    '[databases]',
    `* = host=127.0.0.1 port=${target} user=paceline`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    `pool_mode = ${mode}`,
    'max_client_conn = 200',
    `default_pool_size = ${mode === 'session' ? 40 : 4}`,
  ]
  writeFileSync(join(folder, 'pgbouncer.ini'), lines.join('\n'))
  const { stop } = start(program, ['-q', join(folder, 'pgbouncer.ini')], folder)
  await answering(port)
  return {
    url: (database: string) => `postgres://paceline@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await takesConnections(port)) return
    await wait(50)
  }
  throw new Error('PgBouncer did not start.')
}

const takesConnections = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(true))
    socket.on('connect', () => socket.destroy()).on('error', () => resolve(false))
  })
