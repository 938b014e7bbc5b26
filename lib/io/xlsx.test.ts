import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xlsxFile, type Sheet, type SheetCell } from './xlsx'

type Read = {
  name: string
  frozen: boolean
  cells: Record<string, { text?: string; number?: string; format?: string }>
}

const plain = (xml: string) =>
  xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** What a spreadsheet would read: each sheet's cells, as texts or as numbers with their format. */
async function opened(sheets: Sheet[]): Promise<Read[]> {
  const files = unzipSync(new Uint8Array(await xlsxFile(sheets)))
  const part = (path: string) => strFromU8(files[path]!)
  const texts = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) =>
    plain(text!),
  )
  const styles = part('xl/styles.xml')
  const formats = new Map(
    [...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(([, id, code]) => [id, plain(code!)]),
  )
  const used = [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf ([^>]*)>/g)].map(([, attributes]) =>
    formats.get(/numFmtId="(\d+)"/.exec(attributes!)?.[1] ?? ''),
  )
  return [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name], index) => {
    const page = part(`xl/worksheets/sheet${index + 1}.xml`)
    expect(page).not.toContain('<f>')
    return {
      name: plain(name!),
      frozen: /<pane ySplit="1"[^>]*state="frozen"/.test(page),
      cells: Object.fromEntries(
        [...page.matchAll(/<c r="([A-Z]+\d+)"([^>]*)><v>(.*?)<\/v>/g)].map(([, at, attributes, value]) => [
          at!,
          attributes!.includes('t="s"')
            ? { text: texts[Number(value)]! }
            : { number: value!, format: used[Number(/s="(\d+)"/.exec(attributes!)?.[1] ?? 0)] },
        ]),
      ),
    }
  })
}

const one = async (...row: SheetCell[]) => (await opened([{ name: 'Sheet', head: ['a'], rows: [row] }]))[0]!

test('the head is frozen and numbers are numbers, each with its format', async () => {
  const { frozen, cells } = await one(
    'East',
    null,
    { number: '1234567.5', as: 'number' },
    { number: '3.0000', as: 'number' },
    { number: '0.4249', as: 'percent' },
    { number: '-41.4', as: 'points' },
    { number: '0.8500', as: 'score' },
  )
  expect(frozen).toBe(true)
  expect(cells).toEqual({
    A1: { text: 'a' },
    A2: { text: 'East' },
    C2: { number: '1234567.5', format: '#,##0.0' },
    D2: { number: '3', format: '#,##0' },
    E2: { number: '0.4249', format: '0.0%' },
    F2: { number: '-41.4', format: '0.0' },
    G2: { number: '0.85', format: '0.00' },
  })
})

test('a number with more figures than a spreadsheet holds keeps them all, as text', async () => {
  const { cells } = await one({ number: '1234567890123456.7891', as: 'number' })
  expect(cells.A2).toEqual({ text: '1234567890123456.7891' })
})

test.each(['=1+1', '@SUM(A1)', '+44 20', '-cmd', '=HYPERLINK("http://a.example")', '12', '<b>&amp;</b>'])(
  '%s is a text, and nothing is calculated',
  async (text) => {
    expect((await one(text)).cells.A2).toEqual({ text })
  },
)

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'the text %s is there, whatever objects call their own',
  async (text) => {
    const { cells } = await one(text, 'after', text)
    expect(cells.A2?.text?.replace('\u200B', '')).toBe(text)
    expect(cells).toMatchObject({ B2: { text: 'after' }, C2: cells.A2 })
  },
)

test('what XML cannot say is left out, and the rest is read back as it was', async () => {
  expect((await one('a\u0000b\u000b\ud800c\ufffdd\uffff')).cells.A2).toEqual({ text: 'abcd' })
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async (text) => {
      const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD-\uFFFF]/g, '')
      expect((await one('x', text)).cells.B2?.text?.replace(/\u200B$/, '') ?? '').toBe(clean)
    }),
    { numRuns: 50 },
  )
})

test('no text is cut within a character', async () => {
  expect((await one(`${'a'.repeat(32_766)}😀b`)).cells.A2).toEqual({ text: 'a'.repeat(32_766) })
  const name = `${'a'.repeat(28)}😀b`
  const found = await opened([name, name].map((name) => ({ name, head: ['a'], rows: [] })))
  expect(found.map(({ name }) => name)).toEqual([name, `${'a'.repeat(28)} 2`])
})

test('a numbered name may be there already', async () => {
  const names = ['Same 3', 'Same', 'same', 'SAME']
  const found = (await opened(names.map((name) => ({ name, head: ['a'], rows: [] })))).map(({ name }) => name)
  expect(found).toEqual(['Same 3', 'Same', 'same 4', 'SAME 5'])
})

test('sheets go by names a spreadsheet takes, no two alike', async () => {
  const names = ['Won/lost: [a]*?', 'won lost   a', '赢单'.repeat(30), "'Quoted'", '', 'Same', 'same']
  const found = (await opened(names.map((name) => ({ name, head: ['a'], rows: [] })))).map(({ name }) => name)
  for (const name of found) expect(name).toMatch(/^[^\\/?*[\]:']{1,31}$/)
  expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(names.length)
  expect(found[5]).toBe('Same')
})
