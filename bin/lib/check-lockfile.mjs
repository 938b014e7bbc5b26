import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Below these versions a known hole is open; a package with null is never to be used. */
const floors = {
  next: '16.3.3',
  'next-auth': '4.24.15',
  'drizzle-orm': '0.45.2',
  nodemailer: '9.0.1',
  xlsx: null,
}

/** What is wrong with the lockfile, a sentence each. */
export function checkLockfile(root) {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const problems = []
  if (/"resolved": "https?:/.test(text))
    problems.push(
      'package-lock.json names a registry: npm writes it so that any registry serves, see .npmrc.',
    )
  for (const [path, { version }] of Object.entries(JSON.parse(text).packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (!path || !(name in floors)) continue
    const floor = floors[name]
    if (floor === null) problems.push(`${name} has known holes and no fixed version: it may not be used.`)
    else if (version.localeCompare(floor, 'en', { numeric: true }) < 0)
      problems.push(`${path} is ${version}: at least ${floor} is needed.`)
  }
  return problems
}
