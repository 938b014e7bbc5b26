import { spawnSync } from 'node:child_process'

// `npm run bench`: the figures of the product, measured side by side in one run. The work is in bench/, in TypeScript.
const { status, signal } = spawnSync('npx', ['tsx', 'bench/index.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(signal ? 1 : (status ?? 1))
