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

/** Everybody in the demo has the same password, and an address made of their name; the invented Chinese ones have it in pinyin. */
function personOf(name: string): { email: string; password: string } {
  const local = pinyin[name] ?? name.toLowerCase().replaceAll(' ', '.')
  return { email: `${local}@paceline.example`, password: signInOf('rep').password }
}

const pinyin: Record<string, string> = {
  秦致远: 'zhiyuan.qin',
  罗晓明: 'xiaoming.luo',
  周文静: 'wenjing.zhou',
}
const roles = ['rep', 'manager', 'executive', 'admin']

/** Signs in through the form, as a role of the demo, as the person of that name, or with what is given. */
export async function signIn(page: Page, who: string | { email: string; password: string }): Promise<void> {
  const { email, password } =
    typeof who !== 'string' ? who : roles.includes(who) ? signInOf(who) : personOf(who)
  if (!new URL(page.url(), 'http://nowhere').pathname.startsWith('/sign-in')) await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** The address of the first goal on the own week of whoever is signed in. */
export async function goalOf(page: Page): Promise<string> {
  await page.goto('/')
  const link = page.getByRole('heading', { level: 3 }).getByRole('link').first()
  return (await link.getAttribute('href'))!
}
