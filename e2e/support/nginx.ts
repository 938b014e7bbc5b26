import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findNginx } from '../../bin/lib/find-nginx.mjs'
import { freePort } from '../../bin/lib/find-postgres.mjs'

/** What a newcomer writes: the headers are those nginx sends by itself, so that `Host` is the upstream's. */
const settings = (port: number, upstream: number) => `
daemon off;
master_process off;
pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://127.0.0.1:${upstream}; }
  }
}
`

type Nginx = { url: string; stop: () => Promise<void> }

/** A real nginx of one's own in front of what listens on the port `upstream`. */
export async function startNginx(upstream: number): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-nginx-'))
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), settings(port, upstream))
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log']
  const nginx = spawn(findNginx(), args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = once(nginx, 'exit')
  const stop = async () => {
    nginx.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  while (!(await answers(port)))
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}: see above.`)
  return { url: `http://127.0.0.1:${port}`, stop }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true))
    socket.on('connect', () => socket.destroy()).on('error', () => resolve(false))
  })
