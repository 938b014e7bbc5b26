import { readFileSync } from 'node:fs'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findBrowser, quietFlags } from './lib/find-browser.mjs'

const help = `Pictures of pages of a running server, in both languages, narrow and wide, light and dark.

  node bin/screens.mjs --base http://127.0.0.1:3000 --as manager --out screens / /check-in /teams/<id>

  --base   the server's address (http://127.0.0.1:3000)
  --as     whose sign-in to use: a role or e-mail address of the sign-ins file, or none
  --signs  the sign-ins file the demo wrote (.demo/sign-ins.json)
  --out    folder for the pictures (screens)
  --lang   languages (en,zh-CN)
  --width  widths (360,1280)
  --theme  themes (light,dark)
  --print  also as printed
`

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:3000' },
    as: { type: 'string', default: 'manager' },
    signs: { type: 'string', default: '.demo/sign-ins.json' },
    out: { type: 'string', default: 'screens' },
    lang: { type: 'string', default: 'en,zh-CN' },
    width: { type: 'string', default: '360,1280' },
    theme: { type: 'string', default: 'light,dark' },
    print: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) {
  console.log(help)
  process.exit(0)
}

const paths = positionals.length > 0 ? positionals : ['/']
const browser = await chromium.launch({ executablePath: await findBrowser(), args: quietFlags })
mkdirSync(options.out, { recursive: true })
let wrong = 0

try {
  const cookies = options.as === 'none' ? [] : await signIn(signInFor(options.as))
  for (const lang of options.lang.split(','))
    for (const width of options.width.split(',').map(Number))
      for (const theme of options.theme.split(',')) await shoot(cookies, lang, width, theme)
} finally {
  await browser.close()
}
if (wrong > 0) process.exitCode = 1

function signInFor(who) {
  const all = JSON.parse(readFileSync(options.signs, 'utf8'))
  const found = all.find(({ role, email }) => role === who || email === who)
  if (!found)
    throw new Error(`${options.signs} knows no ${who}: it has ${all.map(({ role }) => role).join(', ')}.`)
  return found
}

async function signIn({ email, password }) {
  const context = await browser.newContext({ baseURL: options.base })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  const cookies = await context.cookies()
  await context.close()
  return cookies
}

async function shoot(cookies, lang, width, theme) {
  const context = await browser.newContext({
    baseURL: options.base,
    viewport: { width, height: 800 },
    colorScheme: theme,
    locale: lang,
    reducedMotion: 'reduce',
  })
  await context.addCookies([...cookies, ...languageCookie(lang)])
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && complain(`console: ${message.text()}`))
  page.on('pageerror', (error) => complain(`error: ${error.message}`))
  for (const path of paths) {
    const answer = await page.goto(path, { waitUntil: 'networkidle' })
    if (answer && answer.status() >= 400) complain(`${path} answered ${answer.status()}`)
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wider > 0) complain(`${path} is ${wider} px wider than ${width} px (${lang})`)
    const name = `${path === '/' ? 'home' : path.slice(1).replace(/[^\w-]+/g, '_')}.${lang}.${width}.${theme}`
    await page.screenshot({ path: join(options.out, `${name}.png`), fullPage: true })
    if (options.print && theme === 'light' && width > 1000) {
      await page.emulateMedia({ media: 'print' })
      await page.screenshot({ path: join(options.out, `${name}.print.png`), fullPage: true })
      await page.emulateMedia({ media: 'screen' })
    }
    console.log(join(options.out, `${name}.png`))
  }
  await context.close()
}

/** The language cookie decides, as it does for a person who chose a language on this device. */
function languageCookie(lang) {
  return [{ name: 'paceline-locale', value: lang, url: options.base }]
}

function complain(text) {
  wrong++
  console.error(`  ! ${text}`)
}
