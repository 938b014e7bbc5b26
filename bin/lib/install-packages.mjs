import { spawnSync } from 'node:child_process'

export const isRoot = () => process.getuid?.() === 0

/** Installs packages with the system's package manager where that is allowed; says whether it worked. */
export function installPackages(names) {
  if (!isRoot() || spawnSync('apt-get', ['--version']).error) return false
  console.log(`Installing ${names.join(', ')} with apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  return apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', ...names)
}
