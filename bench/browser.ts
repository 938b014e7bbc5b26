import { gzipSync } from 'node:zlib'
import { chromium, type Browser } from '@playwright/test'
import { findBrowser, quietFlags } from '../bin/lib/find-browser.mjs'

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findBrowser(), args: quietFlags })

export async function htmlOf(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`)
  return answer.text()
}

/** Bytes after gzip of the scripts that a page's HTML names. */
export async function scriptBytes(base: string, path: string, cookie: string): Promise<number> {
  let bytes = 0
  for (const url of namedScripts(await htmlOf(base + path, cookie), base)) bytes += await gzipped(url)
  return bytes
}

const namedScripts = (html: string, base: string): Set<string> =>
  new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(
      ([, source]) => new URL(source!.replaceAll('&amp;', '&'), base).href,
    ),
  )

const gzipped = async (url: string) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length

/** Bytes after gzip of the scripts that a page's HTML does not name and its chart fetches when it comes near the viewport. */
export async function chartBytes(
  browser: Browser,
  base: string,
  path: string,
  cookie: string,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const [name, ...value] = cookie.split('=')
  await context.addCookies([{ name: name!, value: value.join('='), url: base }])
  const page = await context.newPage()
  const scripts = new Set<string>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(response.url())
  })
  await page.goto(base + path)
  await page.locator('main figure').first().scrollIntoViewIfNeeded()
  await page.locator('main figure svg.recharts-surface').first().waitFor()
  await context.close()
  const named = namedScripts(await htmlOf(base + path, cookie), base)
  let bytes = 0
  for (const url of scripts) if (!named.has(url)) bytes += await gzipped(url)
  return bytes
}

/** A page's body as plain data, without its scripts, for the same markup from constants. */
export async function markupOf(browser: Browser, html: string): Promise<unknown> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.route('**/*', (route) => route.abort())
  await page.setContent(html.replace(/<script[\s\S]*?<\/script>/g, ''), { waitUntil: 'domcontentloaded' })
  // The loader that runs this file marks functions with a helper the browser does not have.
  await page.evaluate('globalThis.__name = (made) => made')
  const markup = await page.evaluate(() => {
    const renamed: Record<string, string> = {
      class: 'className',
      for: 'htmlFor',
      value: 'defaultValue',
      checked: 'defaultChecked',
    }
    const dropped = new Set(['style', 'selected', 'nonce', 'action', 'data-precedence'])
    const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    type Held = string | [string, Record<string, string | boolean>, Held[]]
    const take = (node: Node): Held[] => {
      if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? '']
      if (!(node instanceof Element) || ['SCRIPT', 'TEMPLATE', 'LINK'].includes(node.tagName)) return []
      const attributes: Record<string, string | boolean> = {}
      for (const { name, value } of node.attributes) {
        if (dropped.has(name) || name.startsWith('on')) continue
        const known = renamed[name] ?? (/^(aria|data)-/.test(name) ? name : camel(name))
        attributes[known] =
          value === '' && !['alt', 'defaultValue', 'value'].includes(known) && !name.includes('-')
            ? true
            : value
      }
      const name = node instanceof SVGElement ? node.tagName : node.tagName.toLowerCase()
      if (name === 'option' && 'defaultValue' in attributes) {
        attributes.value = attributes.defaultValue!
        delete attributes.defaultValue
      }
      return [[name, attributes, [...node.childNodes].flatMap(take)]]
    }
    return [...document.body.childNodes].flatMap(take)
  })
  await context.close()
  return markup
}
