import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const rows = readFileSync(new URL('brief.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Sentence') && !line.startsWith('| ---'))

const inRepository = (path: string) => new URL(`../${path}`, import.meta.url)

test('every sentence of the seven sections has a row with four cells, none of them empty', () => {
  expect(rows.length).toBeGreaterThanOrEqual(66)
  for (const row of rows) {
    const cells = row.split('|').slice(1, -1)
    expect(cells, row).toHaveLength(4)
    for (const cell of cells) expect(cell.trim(), row).not.toBe('')
  }
})

test('every file a row names is there', () => {
  const named = rows.flatMap((row) =>
    [...row.matchAll(/`([\w/.()[\]-]+\.(?:tsx?|json))`/g)].map(([, path]) => path!),
  )
  expect(named.length).toBeGreaterThan(rows.length)
  expect(named.filter((path) => !existsSync(inRepository(path)))).toEqual([])
})

test('every test a row names is in its file', () => {
  const missing = rows.flatMap((row) =>
    [...row.matchAll(/`([\w/.-]+\.(?:test|spec)\.tsx?)`((?:(?: \([^)]*\))?,? “[^”]+”)+)/g)].flatMap(
      ([, path, titles]) => {
        const text = readFileSync(inRepository(path!), 'utf8')
        const steps = [...titles!.matchAll(/“([^”]+)”/g)].flatMap(([, title]) => title!.split(' › '))
        return steps.filter((step) => !text.includes(step)).map((step) => `${path}: ${step}`)
      },
    ),
  )
  expect(missing).toEqual([])
})
