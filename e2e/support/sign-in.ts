import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

export type SignIn = { role: string; name: string; email: string; password: string; locale: string }

/** The demo's public sign-ins, as it prints them. */
export function signInOf(role: string): SignIn {
  const file = join(process.env.E2E_DATA!, 'sign-ins.json')
  const all = JSON.parse(readFileSync(file, 'utf8')) as SignIn[]
  const found = all.find((each) => each.role === role || each.email === role)
  if (!found) throw new Error(`The demo prints no sign-in for ${role}.`)
  return found
}

/** Signs in through the form, as a role of the demo or as the person given. */
export async function signIn(page: Page, who: string | { email: string; password: string }): Promise<void> {
  const { email, password } = typeof who === 'string' ? signInOf(who) : who
  if (!new URL(page.url(), 'http://nowhere').pathname.startsWith('/sign-in')) await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
