import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvFile } from './csv'

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+44 20', "'+44 20"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', '"\'  =1"'],
  ['＝1＋1', "'＝1＋1"],
  ['-12.5', '-12.5'],
  ['-3%', '-3%'],
  ['周文静', '周文静'],
])('%j is written %j', (value, written) => {
  expect(csvFile([[value]])).toBe(`\uFEFF${written}\r\n`)
})

test('what is not there is an empty cell', () => {
  expect(csvFile([['a', null, 'b']])).toBe('\uFEFFa,,b\r\n')
})

test('any text is read back as it was, but for the apostrophe that keeps a formula from running', () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' })
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const read = parse(csvFile(rows), { bom: true, relax_column_count: false }) as string[][]
      expect(read.map((row) => row.map((one) => one.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((one) => one.replace(/^'/, ''))),
      )
      for (const one of read.flat()) expect(one).not.toMatch(/^\s*[=@]/)
    }),
  )
})
