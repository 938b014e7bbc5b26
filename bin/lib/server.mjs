import net from 'node:net'
import { pathToFileURL } from 'node:url'
import { serverFile } from './prepare.mjs'
import { Stop } from './stop.mjs'

/** Stops with a sentence when the server could not listen there. `command` is what the person typed. */
export async function checkPort({ host, port }, command) {
  const code = await new Promise((resolve) => {
    const probe = net.createServer().once('error', (error) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
  if (code === null) return
  if (code === 'EADDRINUSE')
    throw new Stop(
      `Port ${port} is in use: stop what runs there, or take another one: PORT=${port + 1} ${command}`,
    )
  if (code === 'EACCES') throw new Stop(`PORT ${port} may not be used by this user: take one above 1023.`)
  throw new Stop(`HOST ${host} is no address of this machine that can be listened on (${code}).`)
}

/** Becomes the production server: from here on this process serves, so a signal to it reaches the server. */
export async function serve(settings, secret) {
  Object.assign(process.env, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(settings.port),
    HOSTNAME: settings.host,
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    NEXTAUTH_SECRET: secret,
    SESSION_SECRET: secret,
    DATA_DIR: settings.dataDir,
    TRUST_PROXY: settings.trustProxy ? '1' : '',
    DATABASE_URL: settings.databaseUrl ?? '',
    DATABASE_CONNECTIONS: String(settings.databaseConnections),
    DATABASE_TIMEOUT: String(settings.databaseTimeout),
  })
  closeDatabaseBeforeExit()
  await import(pathToFileURL(serverFile).href)
  await answering(settings)
}

/** Next finishes the running requests on SIGTERM and then ends the process; the database is closed in between. */
function closeDatabaseBeforeExit() {
  const exit = process.exit.bind(process)
  const close = async () => (await globalThis.pacelineDb)?.close()
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
      const forced = setTimeout(() => exit(1), 15_000)
      forced.unref()
      process.exit = () => {
        close()
          .then(() => exit(0))
          .catch(() => exit(1))
      }
    })
}

async function answering({ host, port }) {
  const target =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : net.isIPv6(host) ? `[${host}]` : host
  for (;;) {
    try {
      await fetch(`http://${target}:${port}/sign-in`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
      })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
