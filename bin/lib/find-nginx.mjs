import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackages } from './install-packages.mjs'

/** The sentence for a machine on which none can be had. */
const MISSING =
  'The tests need nginx: install it (Debian: apt-get install nginx-light; macOS: brew install nginx), ' +
  'or set NGINX_PATH to the program.'

/** The path of an nginx: NGINX_PATH, one on the machine, the system's package. */
export function findNginx() {
  const given = process.env.NGINX_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`NGINX_PATH names ${given}, which does not exist.`)
  }
  const found = onMachine() ?? (installPackages(['nginx-light']) ? onMachine() : undefined)
  if (found) return found
  throw new Error(MISSING)
}

function onMachine() {
  const usual = ['/usr/sbin', '/usr/local/sbin', '/usr/local/nginx/sbin', '/opt/homebrew/bin']
  return [...(process.env.PATH ?? '').split(delimiter), ...usual]
    .map((folder) => join(folder, 'nginx'))
    .find((path) => existsSync(path))
}
