// `npm start`: the server, with demo data unless DEMO=0.
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { createApplication, type Application } from './app.ts'
import { listenForCommands, runInApplication } from './commands/index.ts'
import { seedDemo } from './demo/index.ts'
import { startHeartbeat } from './modules/editions/index.ts'
import { demoPeople } from './modules/people/index.ts'
import { readConfig } from './platform/config.ts'
import { FolderInUse, NoRoom } from './platform/database/index.ts'
import { CannotStart } from './setup/open-database.ts'

function announce({ config }: Application): void {
  const lines = [
    `Bintang: http://localhost:${config.port}`,
    config.demo
      ? 'Mode demo: semua nama, angka dan bintang rekaan (contoh).'
      : 'Mode produksi / production mode.',
  ]
  if (config.demo) {
    lines.push('Masuk sebagai / sign in as (http://localhost:' + config.port + '/masuk):')
    for (const person of demoPeople())
      lines.push(`  ${person.id.padEnd(18)} ${person.name} · ${person.roles.join(', ')} · ${person.area}`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const application = await createApplication(config)
  const server = serve({ fetch: application.server.fetch, port: config.port, hostname: config.host }, () =>
    announce(application),
  ) as Server
  // Only the villages wait at this moment; pictures would compete with the demo's own drawing.
  // What cannot be done at this moment, since the disk is full or the database away, the worker tries again.
  const regions = application.worker.runUntilIdle().catch(() => {})
  const commands = config.databaseUrl
    ? null
    : listenForCommands(config.dataDir, (words, output) => runInApplication(words, output, application))
  const stopHeartbeat = startHeartbeat(application.environment)
  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    commands?.close()
    await stopHeartbeat()
    server.closeAllConnections()
    server.close()
    await application.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())
  if (config.demo) await seedDemo(application, { after: regions })
  await regions
  application.worker.start()
}

try {
  await start()
} catch (error) {
  const known = error instanceof CannotStart || error instanceof FolderInUse || error instanceof NoRoom
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : 'unknown error'}\n`)
  process.exit(known ? 2 : 1)
}
