import { expect, it, test } from 'vitest'
import { readDeals } from './read-deals.ts'

it('reads deals by the names in the header, whatever their order', () => {
  const text = '\uFEFFid,Date,amount,rep\r\n1,2026-03-31,1200.50,"Li, Wei"\r\n\r\n2,2026-04-01,-30,Ann\r\n'
  expect(readDeals(text)).toEqual([
    { rep: 'Li, Wei', day: '2026-03-31', amount: 1200.5 },
    { rep: 'Ann', day: '2026-04-01', amount: -30 },
  ])
})

test.each([
  ['rep,date\na,2026-01-01', 'Line 1: the header lacks amount.'],
  ['', 'Line 1: the header lacks rep, date, amount.'],
  ['rep,date,amount\na,2026-01-01,5\nb,2026-02-30,5', 'Line 3: “2026-02-30” is no date'],
  ['rep,date,amount\na,1/2/2026,5', 'Line 2: “1/2/2026” is no date'],
  ['rep,date,amount\na,2026-01-01,5k', 'Line 2: “5k” is no number'],
  ['rep,date,amount\na,2026-01-01,', 'Line 2: “” is no number'],
  ['rep,date,amount\n,2026-01-01,5', 'Line 2: the rep is missing'],
  ['rep,date,amount\n"a\nb",2026-01-01,5\nc,2026-01-01,x', 'Line 4: “x” is no number'],
  ['rep,date,amount\na,2026-01-01', /line 2/i],
])('%j: %s', (text, message) => expect(() => readDeals(text)).toThrow(message))
