import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackages } from './install-packages.mjs'

/** The sentence for a machine on which none can be had. */
const MISSING =
  'The tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk; elsewhere Google Chrome), ' +
  'or set CHROMIUM_PATH to the program.'

/** What keeps a headless browser from talking to the world by itself. */
export const quietFlags = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/**
 * The path of a Chromium: CHROMIUM_PATH, Playwright's own, Chromium or Chrome on the machine, Playwright's download, the
 * system's package.
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`)
  }
  const found = (await playwrights()) ?? onMachine()
  if (found) return found
  console.log('No Chromium on this machine: asking Playwright for one …')
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 240_000 })
  const own = await playwrights()
  if (own) return own
  if (installPackages(['chromium', 'fonts-noto-cjk'])) {
    const installed = onMachine()
    if (installed) return installed
  }
  throw new Error(MISSING)
}

async function playwrights() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

function onMachine() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
  ]
  return candidates.find((path) => existsSync(path))
}
