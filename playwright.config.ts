import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser, quietFlags } from './bin/lib/find-browser.mjs'
import { freePort } from './bin/lib/find-postgres.mjs'

// Workers read this file again and inherit these.
process.env.CHROMIUM_PATH = await findBrowser()
process.env.E2E_PORT ??= String(await freePort())
process.env.E2E_DATA ??= join(tmpdir(), `paceline-e2e-${process.env.E2E_PORT}`)

const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`

export default defineConfig({
  testDir: 'e2e',
  // One server with one company: the journeys follow one another.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: quietFlags },
  },
  // The production build with a demo company of its own, whose clock is set: the very script a newcomer runs. The shell
  // outlives the server to remove its data.
  webServer: {
    command: 'trap : TERM INT; node bin/demo.mjs --reset --now 2026-11-13; rm -rf "$DEMO_DIR"',
    env: { PORT: process.env.E2E_PORT, HOST: '127.0.0.1', DEMO_DIR: process.env.E2E_DATA, APP_URL: '' },
    url: `${baseURL}/sign-in`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
  },
})
