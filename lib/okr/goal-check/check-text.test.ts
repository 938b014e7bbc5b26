import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { disagreements, judgementsOf } from './agreement'
import { checkText } from './check-text'
import { wordsAs } from './seen-words'

const verdicts = (text: string) => {
  const { S, M, T } = checkText(text)
  return [S.verdict, M.verdict, T.verdict].join(' ')
}

test.each([
  ['提高销售业绩', 'fail fail fail'],
  ['improve sales', 'fail fail fail'],
  ['提高销售额', 'look fail fail'],
  ['在季度末实现销售额增长15%', 'pass pass pass'],
  ['完成10个高端客户签约', 'pass pass fail'],
  ['提升客户复购率至30%', 'pass pass fail'],
  ['在三个月内完成5个新客户的开发', 'pass pass pass'],
])('%s, of the method', (text, expected) => {
  expect(verdicts(text)).toBe(expected)
})

// M and T.
test.each([
  ['double the client base', 'pass fail'],
  ['a third of revenue from partners', 'pass fail'],
  ['sign a dozen dealers', 'pass fail'],
  ['hit 40 demos by end of Q3', 'pass pass'],
  ['10 demos within six weeks', 'pass pass'],
  ['10 demos by 31 March', 'pass pass'],
  ['from 20 % to 25 %', 'pass fail'],
  ['no more than 3 complaints', 'pass fail'],
  ['业绩翻一番', 'pass fail'],
  ['成本下降两成', 'pass fail'],
  ['半年内回款3千万', 'pass pass'],
  ['下个月签十个客户', 'pass pass'],
  ['年底前转化率达到百分之十五', 'pass pass'],
  ['转化率提升至３０％', 'pass fail'],
  ['每周拜访，做得更好', 'fail pass'],
  ['pipeline review weekly, 每次更好', 'fail pass'],
  ['Q3重点客户', 'fail pass'],
  ['2025年', 'fail pass'],
  ['Top 10 clients first', 'fail fail'],
  ['推广GTX 500', 'fail fail'],
  ['按ISO 9001管理', 'fail fail'],
  ['拿下500强', 'fail fail'],
  ['做好B2B业务', 'fail fail'],
  ['promote Office 365', 'fail fail'],
  ['sales up XX%', 'fail fail'],
  ['销售额达到TBD', 'fail fail'],
  ['reply within 24 hours', 'pass fail'],
  ['24小时内回复', 'pass fail'],
  ['销售额同比增长', 'fail fail'],
  ['更好于去年', 'fail fail'],
  ['尽快、定期跟进', 'fail fail'],
  ['follow up soon', 'fail fail'],
])('%s', (text, expected) => {
  const { M, T } = checkText(text)
  expect(`${M.verdict} ${T.verdict}`).toBe(expected)
})

describe('quotes whole words and phrases, as they are written', () => {
  test.each([
    ['三个月内签约5家新客户', ['三个月内']],
    ['一周内上线官网', ['一周内']],
    ['半年内回款3千万', ['半年内']],
    ['2026财年末签约10家经销商', ['2026财年末']],
    ['本月底前提交报告', ['本月底前']],
  ])('times of %s', (text, expected) => {
    expect(wordsAs(checkText(text).T, 'when', 'often')).toEqual(expected)
  })

  test.each([
    ['Win $250,000 in 2026', ['$250,000'], []],
    ['Win $250,000 in 2026. A total of $250,000 over the year 2026.', ['$250,000'], []],
    ['Grow revenue from US$2,000,000 to US$2.5M', ['US$2,000,000', 'US$2.5M'], []],
    ['Hire 3 new account managers by June', ['3 new account managers'], []],
    ['Make 40 calls and close 12 of them', ['40 calls', '12'], []],
    ['Sell 1,500 Windows licences', ['1,500 Windows'], []],
    ['Reach 2 million USD by Q4', ['2 million USD'], []],
    ['签约10家经销商', ['10家经销商'], []],
    ['新增20个高端客户', ['20个高端客户'], []],
    ['每月开一次分享会', ['一次'], []],
    ['Sign the first contract with each of them', [], ['Sign the first contract']],
    ['Every rep has a plan by the end of Q1', [], ['Every rep has a plan']],
  ])('numbers and things of %s', (text, measures, things) => {
    const { M } = checkText(text)
    expect(wordsAs(M, 'measure')).toEqual(measures)
    expect(wordsAs(M, 'deliverable')).toEqual(things)
  })

  test.each([
    ['Win $250,000 in 2026\nA total of $250,000 over the year 2026 from old and new clients.', ['$250,000']],
    ['Sign the first contract with each of them', ['Sign the first contract']],
    ['Sign 3 partnership agreements', ['3 partnership agreements']],
    ['Price list for resellers', ['Price list', 'resellers']],
    ['Improve the average resolution time', ['resolution time']],
  ])('what %s names', (text, expected) => {
    expect(wordsAs(checkText(text).S, 'object', 'metric', 'measure', 'deliverable')).toEqual(expected)
  })
})

const SLOW = 30_000

it.each(['en', 'zh'])(
  'agrees with the corpus, %s',
  (language) => {
    const corpus = judgementsOf(readFileSync(new URL(`./corpus/${language}.jsonl`, import.meta.url), 'utf8'))
    const others = disagreements(corpus)
    for (const [criterion, bound] of [
      ['S', 0.9],
      ['M', 0.95],
      ['T', 0.95],
    ] as const) {
      const agrees = 1 - others[criterion].length / corpus.length
      expect(agrees, `${criterion}:\n${others[criterion].join('\n')}`).toBeGreaterThanOrEqual(bound)
    }
  },
  SLOW,
)

describe('any text', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '销售额',
          '15%',
          ' by ',
          'Q3',
          '每周',
          '三个月内',
          '1,',
          '.',
          '一',
          '万',
          ' a ',
          'top 10',
          '完成',
          'x',
        ),
      )
      .map((parts) => parts.join('')),
  )

  it('is answered, and the same each time', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(checkText(text)).toEqual(checkText(text))
      }),
    )
  })

  it('shows words that stand where it says', () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const { seen } of Object.values(checkText(text)))
          for (const one of seen) expect(text.slice(one.start, one.end)).toBe(one.text)
      }),
    )
  })

  it('is judged alike in full-width characters', () => {
    const wide = (text: string) =>
      text
        .replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
        .replace(/ /g, '\u3000')
    const corpus = judgementsOf(readFileSync(new URL('./corpus/zh.jsonl', import.meta.url), 'utf8'))
    for (const { text } of corpus.slice(0, 300)) expect(verdicts(wide(text)), text).toBe(verdicts(text))
    fc.assert(
      fc.property(words, (text) => {
        expect(verdicts(wide(text))).toBe(verdicts(text))
      }),
    )
  })

  it.each([
    ['digits', '1'.repeat(100_000)],
    ['numerals', '一'.repeat(100_000)],
    ['spaces', ' '.repeat(100_000)],
    ['one sentence again and again', 'from 3 days to 2 weeks, 三个月内完成'.repeat(3_000)],
    ['open brackets', '['.repeat(100_000)],
    ['words', 'a the next first '.repeat(6_000)],
  ])('that goes on and on is cut: %s', (_, text) => {
    expect(() => checkText(text)).not.toThrow()
  })
})
