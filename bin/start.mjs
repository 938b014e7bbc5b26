import './lib/node-version.mjs'
import { beginDatabase, hasDatabase } from './lib/data-folder.mjs'
import { lockDataFolder } from './lib/data-lock.mjs'
import { buildApp, installDependencies, root } from './lib/prepare.mjs'
import { checkPort, serve } from './lib/server.mjs'
import { readSettings, sessionSecret } from './lib/settings.mjs'
import { run } from './lib/stop.mjs'

// A company's own server has the real time.
delete process.env.PACELINE_DEMO
delete process.env.PACELINE_NOW

await run(async () => {
  const settings = readSettings(process.env, root)
  if (!settings.databaseUrl) {
    await lockDataFolder(settings.dataDir)
    if (!hasDatabase(settings.dataDir)) beginDatabase(settings.dataDir)
  }
  await checkPort(settings, 'npm start')
  installDependencies()
  buildApp()
  await serve(settings, sessionSecret(process.env, settings.dataDir))
  console.log(`Paceline is at ${settings.appUrl}`)
})
