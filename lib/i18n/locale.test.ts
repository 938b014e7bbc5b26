import { describe, expect, it } from 'vitest'
import { localeFor } from './locale'

describe('localeFor', () => {
  it.each([
    ['zh-CN', 'en-GB', 'zh-CN'],
    ['fr', 'zh-TW,zh;q=0.9', 'zh-CN'],
    [undefined, 'fr-FR,zh;q=0.4,en;q=0.8', 'en'],
    [undefined, 'de, ZH-hans;q=0.2', 'zh-CN'],
    [undefined, 'en;q=0, zh', 'zh-CN'],
    [undefined, 'fr', 'en'],
    [undefined, null, 'en'],
  ])('chosen %s, asked for %s', (chosen, asked, locale) => {
    expect(localeFor(chosen, asked)).toBe(locale)
  })

  it("falls back on the company's language", () => {
    expect(localeFor(undefined, 'fr', 'zh-CN')).toBe('zh-CN')
  })
})
