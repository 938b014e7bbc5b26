import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import net from 'node:net'

/** Builds the product together with the pages it is compared with. */
export function build(): void {
  execFileSync('npx', ['next', 'build'], {
    env: { ...process.env, PACELINE_BENCH: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  cpSync('.next-bench/static', '.next-bench/standalone/.next-bench/static', { recursive: true })
}

export type Server = { base: string; stop: () => Promise<void> }

/** One server process of that build. `env` says which database it serves and what its clock starts at. */
export async function serve(env: Record<string, string>): Promise<Server> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['.next-bench/standalone/server.js'], {
    env: {
      ...process.env,
      ...env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      NEXTAUTH_URL: base,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${base}/sign-in`)
      .then((answer) => answer.ok)
      .catch(() => false)
    if (up) break
    if (tries === 120 || child.exitCode !== null) throw new Error('the benchmark server did not start')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { base, stop }
}

/** Signs in by plain HTTP and gives back the session cookie as `name=value`. */
export async function signIn(base: string, email: string, password: string): Promise<string> {
  const asked = await fetch(`${base}/api/auth/csrf`)
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const jar = asked.headers.getSetCookie().map((line) => line.split(';')[0]!)
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: jar.join('; ') },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  })
  const session = answer.headers.getSetCookie().find((line) => /paceline-session=./.test(line))
  if (!session) throw new Error(`${email} could not sign in: ${answer.status}`)
  return session.split(';')[0]!
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
