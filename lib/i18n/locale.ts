import { locales, type Locale } from '@/lib/okr/types'

/** Set from a person's settings; it decides before they sign in, too. */
export const LOCALE_COOKIE = 'paceline-locale'
/** `light`, `dark`, or absent: as the system. */
export const THEME_COOKIE = 'paceline-theme'
export const DEFAULT_LOCALE: Locale = 'en'

const isLocale = (value: string | undefined): value is Locale => locales.some((locale) => locale === value)

/** The language of a reader: their own choice, else what their browser asks for, else the company's. */
export function localeFor(
  chosen: string | undefined,
  acceptLanguage: string | null,
  company: Locale = DEFAULT_LOCALE,
): Locale {
  if (isLocale(chosen)) return chosen
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const quality = rest.find((piece) => piece.trim().startsWith('q='))
      return { tag: tag.trim(), quality: quality ? Number(quality.split('=')[1]) || 0 : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return company
}
