import type { Locale } from '../../../lib/okr/types'
import { en } from './en'
import type { Voice } from './facts'
import { zh } from './zh'

export const voices: Record<Locale, Voice> = { en, 'zh-CN': zh }
