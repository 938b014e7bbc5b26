import net from 'node:net'
import { freePort } from '../../bin/lib/find-postgres.mjs'

/** An address that leads to whichever server is the primary, as a virtual IP or a balancer does. */
export async function ownRoute(target: number) {
  let to = target
  const port = await freePort()
  const open = new Set<net.Socket>()
  const server = net.createServer((near) => {
    const far = net.connect(to, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket)
      socket.on('error', () => other.destroy()).on('close', () => open.delete(socket))
      socket.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: (database: string) => `postgres://paceline@127.0.0.1:${port}/${database}`,
    /** Who was connected is cut off. */
    leadTo: (next: number) => {
      to = next
      for (const socket of open) socket.destroy()
    },
    stop: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
