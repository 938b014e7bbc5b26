import { describe, expect, it } from 'vitest'
import {
  formatDay,
  formatDays,
  formatDayShort,
  formatInstant,
  formatPercent,
  formatPeriod,
  formatPoints,
  formatRange,
  formatValue,
  formatWeek,
  formatWeekday,
  formatWeight,
} from './format'

const money = { kind: 'amount', unit: '', currency: 'CNY' } as const
const dollars = { kind: 'amount', unit: '', currency: 'USD' } as const
const clients = { kind: 'count', unit: 'clients', currency: null } as const
const kehu = { kind: 'count', unit: '家', currency: null } as const
const rate = { kind: 'percent', unit: '', currency: null } as const

describe('formatValue', () => {
  it.each([
    ['1200000.0000', money, {}, '1,200,000\u00a0CNY', '1,200,000元'],
    ['1200000', money, { compact: true }, '1.2M\u00a0CNY', '120万元'],
    ['12345678', money, { compact: true, bare: true }, '12.3M', '1235万'],
    ['9023', money, { compact: true, bare: true }, '9.02K', '9,023'],
    ['-1234.5', money, { compact: true }, '−1.23K\u00a0CNY', '−1,235元'],
    ['9023', clients, { compact: true, bare: true, signed: true }, '+9,023', '+9,023'],
    ['12345', clients, { compact: true, bare: true }, '12.3K', '1.23万'],
    ['21.5', rate, { distance: true }, '21.5 points', '21.5个百分点'],
    ['1', rate, { distance: true }, '1 point', '1个百分点'],
    ['3', clients, { bare: true, distance: true }, '3', '3'],
    ['999', money, { compact: true, bare: true }, '999', '999'],
    ['9999.6', money, { compact: true, bare: true }, '10K', '1万'],
    ['150000000', dollars, { compact: true }, '150M\u00a0USD', '1.5亿美元'],
    ['-28844', dollars, { compact: true }, '−28.8K\u00a0USD', '−2.88万美元'],
    [
      '1234567890123456.7891',
      money,
      { bare: true },
      '1,234,567,890,123,456.7891',
      '1,234,567,890,123,456.7891',
    ],
    ['9007199254740993', money, { bare: true }, '9,007,199,254,740,993', '9,007,199,254,740,993'],
    ['0.1000', money, { bare: true }, '0.1', '0.1'],
    ['-0.0000', money, { bare: true }, '0', '0'],
    ['25.5', rate, {}, '25.5%', '25.5%'],
    ['-25000', dollars, { signed: true, bare: true }, '−25,000', '−25,000'],
    ['10', clients, { signed: true, bare: true }, '+10', '+10'],
    ['0', clients, { signed: true, bare: true }, '0', '0'],
    ['1', { kind: 'milestone' } as const, {}, 'done', '已完成'],
    ['0.0000', { kind: 'milestone' } as const, {}, 'not done yet', '未完成'],
  ])('%s', (value, measure, options, en, zh) => {
    expect(formatValue(value, measure, 'en', options)).toBe(en)
    expect(formatValue(value, measure, 'zh-CN', options)).toBe(zh)
  })

  it('says the unit in the way of the language', () => {
    expect(formatValue('3', clients, 'en')).toBe('3\u00a0clients')
    expect(formatValue('3', kehu, 'zh-CN')).toBe('3家')
    expect(formatRange('56000', '80000', dollars, 'zh-CN', { compact: true })).toBe('5.6万至8万美元')
    expect(formatRange('668000', '792000', dollars, 'en', { compact: true })).toBe('668K to 792K\u00a0USD')
  })
})

describe('ratios', () => {
  it.each([
    [0.42, '42%'],
    [0.4299, '43%'],
    [0.29, '29%'],
    [0.9999, '99%'],
    [1, '100%'],
    [1.5, '150%'],
    [-0.051, '−5%'],
    [-0.001, '0%'],
  ])('%d never reads as whole before it is', (ratio, shown) => {
    expect(formatPercent(ratio, 'en')).toBe(shown)
    expect(formatPercent(ratio, 'zh-CN')).toBe(shown)
  })

  it('shows weights whole', () => {
    expect(formatWeight(3333, 'en')).toBe('33.33%')
    expect(formatWeight(5000, 'zh-CN')).toBe('50%')
  })

  it('shows points with their sign', () => {
    expect(formatPoints(-0.414, 'en')).toBe('−41 points')
    expect(formatPoints(0.01, 'en')).toBe('+1 point')
    expect(formatPoints(-0.22, 'zh-CN', { signed: false })).toBe('−22个百分点')
  })
})

describe('dates', () => {
  it('writes days as calendar dates, whatever the zone', () => {
    expect(formatDay('2026-11-24', 'en')).toBe('24 November 2026')
    expect(formatDay('2026-11-24', 'zh-CN')).toBe('2026年11月24日')
    expect(formatDayShort('2026-09-01', 'en')).toBe('1 Sep')
    expect(formatDayShort('2026-09-01', 'zh-CN')).toBe('9月1日')
    expect(formatWeekday('2026-11-24', 'en')).toBe('Tuesday 24 November')
    expect(formatWeekday('2026-11-24', 'zh-CN')).toBe('11月24日星期二')
    expect(formatDays('2026-11-16', '2026-11-22', 'en')).toBe('16–22 Nov')
    expect(formatDays('2026-12-28', '2027-01-03', 'en')).toBe('28 Dec – 3 Jan')
    expect(formatDays('2026-11-16', '2026-11-22', 'zh-CN')).toBe('11月16日至22日')
  })

  it('writes instants in the zone asked for', () => {
    const late = new Date('2026-11-24T17:05:00Z')
    expect(formatInstant(late, 'en', 'Asia/Shanghai')).toBe('25 Nov 2026, 01:05')
    expect(formatInstant(late, 'zh-CN', 'Asia/Shanghai')).toBe('2026年11月25日 01:05')
    expect(formatInstant(late, 'en', 'UTC')).toBe('24 Nov 2026, 17:05')
  })

  it('names weeks and periods', () => {
    expect(formatWeek('2026-12-28', 'en')).toBe('Week 53')
    expect(formatWeek(7, 'zh-CN')).toBe('第7周')
    expect(formatPeriod({ kind: 'quarter', first: '2026-10-01' }, 'en')).toBe('2026 Q4')
    expect(formatPeriod({ kind: 'quarter', first: '2026-10-01' }, 'zh-CN')).toBe('2026年第四季度')
    expect(formatPeriod({ kind: 'year', first: '2026-01-01' }, 'en')).toBe('2026, year')
    expect(formatPeriod({ kind: 'year', first: '2026-01-01' }, 'zh-CN')).toBe('2026全年')
  })
})
