import './lib/node-version.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installDependencies, root } from './lib/prepare.mjs'

// Servers that crash, stop and are failed over while people write: all of it, where `npm test` runs a small form.
installDependencies()
const run = join(root, 'e2e', 'crash', 'run.ts')
const { status } = spawnSync(process.execPath, ['--import', 'tsx', run, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
