import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { RefusedForm } from '@/components/shell/refused-form'
import { refusedForm } from '@/lib/auth/refused-form'
import { THEME_COOKIE } from '@/lib/i18n/locale'
import './globals.css'

export const metadata: Metadata = {
  title: { template: '%s · Paceline', default: 'Paceline' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { colorScheme: 'light dark', width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, refused] = await Promise.all([getLocale(), cookies(), refusedForm()])
  const theme = jar.get(THEME_COOKIE)?.value
  return (
    <html
      lang={locale}
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
      // Smooth within a page; a new page starts at its top at once.
      data-scroll-behavior="smooth"
    >
      <head>
        {/* Next's own link may be streamed after the page: until then a browser asks for a favicon.ico. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>{refused ? <RefusedForm {...refused} /> : children}</body>
    </html>
  )
}
