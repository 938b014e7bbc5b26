import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root, sourceFiles, sourcesHash } from './prepare.mjs'

let checkout
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'paceline-checkout-'))
  write('app/page.tsx', 'export default 1')
  write('lib/okr/pace.ts', 'export const pace = 1')
  write('package.json', '{}')
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

const write = (path, text) => {
  mkdirSync(dirname(join(checkout, path)), { recursive: true })
  writeFileSync(join(checkout, path), text)
}

test.each([
  ['the data under any name', 'company/pglite/base/5/1259', {}],
  ['a demo under any name', 'our-demo/demo.json', {}],
  ['a copy of the data', 'backups/monday/session-secret', {}],
  ['an archive', 'data.tar', {}],
  ['data among the sources', 'lib/data/pglite/PG_VERSION', { DATA_DIR: 'lib/data' }],
  ['a demo among the sources', 'app/demo/demo.json', { DEMO_DIR: './app/demo/' }],
  ['what describes or tests', 'lib/okr/pace.test.ts', {}],
])('%s in the checkout is no source', (_, path, env) => {
  const before = sourcesHash(checkout, env)
  write(path, 'first')
  expect(sourcesHash(checkout, env)).toBe(before)
  write(path, 'second')
  expect(sourcesHash(checkout, env)).toBe(before)
})

test.each(['lib/okr/pace.ts', 'lib/new.ts', 'package.json', 'app/page.tsx', 'next.config.mjs'])(
  'a changed %s is built again',
  (path) => {
    const before = sourcesHash(checkout, {})
    write(path, 'changed')
    expect(sourcesHash(checkout, {})).not.toBe(before)
  },
)

test('whatever a source imports of ours is a source', () => {
  const files = sourceFiles(root, {})
  const left = files
    .filter((file) => /\.(tsx?|mjs|css)$/.test(file))
    .flatMap((file) => importsOf(file).map((path) => ({ file, path })))
    .filter(({ path }) => !files.includes(path))
  expect(files.length).toBeGreaterThan(500)
  expect(left).toEqual([])
})

/** The files a source imports, types aside, by their path in the checkout. */
function importsOf(file) {
  const text = readFileSync(join(root, file), 'utf8')
  const names = text.matchAll(
    /(?:^(?:import|export)\s(?!type\b)[^'";]*?\bfrom |\bimport\(|^import |^@import )['"]((?:@\/|\.)[^'"]+)['"]/gm,
  )
  return [...names].map(([, name]) => {
    const path = name.startsWith('@/') ? join(root, name.slice(2)) : join(root, dirname(file), name)
    const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts']
    const ending = endings.find((end) => existsSync(path + end) && statSync(path + end).isFile())
    return relative(root, path + (ending ?? '')).replaceAll('\\', '/')
  })
}
