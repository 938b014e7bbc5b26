import type { Locale } from '@/lib/okr/types'
import * as en from './en'
import * as zh from './zh-CN'

/** A namespace is one file a language, named in both indexes; its shape is the English one's. */
export type Messages = { [Namespace in keyof typeof en]: (typeof en)[Namespace] }

export const messages: Record<Locale, Messages> = { en: { ...en }, 'zh-CN': { ...zh } }
