import { createTranslator } from 'next-intl'
import { NextResponse, type NextRequest } from 'next/server'
import en from '../i18n/messages/en/refused.json'
import zh from '../i18n/messages/zh-CN/refused.json'
import { LOCALE_COOKIE, localeFor } from '../i18n/locale'
import { REFUSAL } from '../okr/form-state'
import type { Refused } from './host'

const messages = { en: { refused: en }, 'zh-CN': { refused: zh } }

/** 403 to a request for another host, or from another origin. */
export const refuseAddress = (request: NextRequest, refused: Refused): NextResponse =>
  answer(request, 403, refused, request.headers.get(refused) ?? '')

/** 413 to a form that is too long, for whoever sends it. */
export const refuseLength = (request: NextRequest, signedIn: boolean): NextResponse =>
  answer(request, 413, signedIn ? 'large' : 'signedOut')

/**
 * One sentence for what no page or action reads. A form with script says it: Next hands it to the form only under that very type,
 * without which a browser could not read Chinese.
 */
function answer(request: NextRequest, status: number, key: keyof typeof en, asked = ''): NextResponse {
  const chosen = request.cookies.get(LOCALE_COOKIE)?.value
  const locale = localeFor(chosen, request.headers.get('accept-language'))
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'refused' })
  const sentence = t(key, { address: process.env.APP_URL ?? '', asked: asked.slice(0, 100) })
  const type = request.headers.has('next-action') ? 'text/plain' : 'text/plain; charset=utf-8'
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  return new NextResponse(`${REFUSAL}${sentence}\n`, { status, headers })
}
