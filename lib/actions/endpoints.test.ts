import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
const sources = new Map(files.map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')]))
const endpoints = [...sources].filter(([, source]) => /^\s*['"]use server['"]/.test(source))

test('server actions live in files of their own', () => {
  expect(endpoints.length).toBeGreaterThan(8)
  // Further down in a file the directive would make one function an endpoint unseen.
  for (const [name, source] of sources)
    expect([name, source.match(/['"]use server['"]/g)?.length ?? 0]).toEqual([
      name,
      endpoints.some(([known]) => known === name) ? 1 : 0,
    ])
})

test.each(endpoints)(
  'every export of %s is parsed, signed in and answered by action() or publicAction()',
  (_, source) => {
    const exported = source.match(/^export\b.*$/gm) ?? []
    expect(exported.length).toBeGreaterThan(0)
    for (const line of exported) expect(line).toMatch(/^export const [a-z]\w* = (action|publicAction)\(/)
  },
)

test('what asks nobody to sign in is a short list', () => {
  const open = endpoints.flatMap(([, source]) =>
    [...source.matchAll(/^export const (\w+) = publicAction\(/gm)].map(([, name]) => name),
  )
  expect(open.sort()).toEqual(['acceptInvitation', 'setUp', 'signIn', 'signOut'])
})
