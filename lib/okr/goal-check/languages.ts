import type { Locale } from '../types'

/** The language a goal is written in: Chinese wherever there is some of it. Null where nothing is written. */
export function languageOf(text: string): Locale | null {
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh-CN'
  return /[a-z]/i.test(text) ? 'en' : null
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** A Chinese paragraph may name a product in Latin letters, and an English one a customer in Chinese. */
function paragraphLanguage(text: string): Locale | null {
  const [chinese, english] = [countOf(text, /[\u4e00-\u9fff]/g), countOf(text, /[a-z]+/gi)]
  if (chinese + english === 0) return null
  return chinese > english ? 'zh-CN' : 'en'
}

/** The paragraphs in one language of a text that is written in both; else the text as it is. */
export function inLanguage(text: string, language: Locale | null): string {
  const paragraphs = text.split('\n').filter((one) => one.trim() !== '')
  const languages = paragraphs.map(paragraphLanguage)
  if (language === null || !languages.includes('en') || !languages.includes('zh-CN')) return text
  return paragraphs
    .filter((_, at) => languages[at] === language)
    .map((one) => one.trim())
    .join(language === 'en' ? ' ' : '')
}
