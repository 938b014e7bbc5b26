import { spawnSync } from 'node:child_process'

// `npm run -s goal-check < FILE.jsonl`: S, M and T of goals from a file. The work is in TypeScript.
const { status, signal } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/goal-check.ts'], {
  stdio: 'inherit',
})
process.exit(signal ? 1 : (status ?? 1))
