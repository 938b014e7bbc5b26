import './lib/node-version.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installDependencies, root } from './lib/prepare.mjs'

/**
 * Servers that crash, stop and are failed over while people write, and folders that are damaged: all of it, where `npm test` runs a
 * small form. With arguments only what they name: `npm run test:long -- contests "session, paused" damaged`.
 */
installDependencies()
const named = process.argv.slice(2)
const [servers, folders] = [named.filter((name) => name !== 'damaged'), named.includes('damaged')]
const all = named.length === 0

const run = (file, args) => {
  const program = ['--import', 'tsx', join(root, 'e2e', 'crash', file), ...args]
  return spawnSync(process.execPath, program, { cwd: root, stdio: 'inherit' }).status === 0
}
const outcomes = [
  ...(all || servers.length > 0 ? [run('run.ts', servers)] : []),
  ...(all || folders ? [run('damaged-folders.ts', [])] : []),
]
process.exit(outcomes.every(Boolean) ? 0 : 1)
