import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale } from '../../okr/types'
import { messages } from '../messages'

/** What a component says in a language, without its markup. */
export function rendered(component: () => ReactNode, locale: Locale = 'en'): string {
  const provided = { locale, messages: messages[locale], timeZone: 'UTC', children: createElement(component) }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, provided)).replace(/<[^>]+>/g, ' ')
}
