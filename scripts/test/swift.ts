import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import type { S3Settings } from '../../src/platform/files/index.ts'
import { freePort } from './free-port.ts'

/** A real S3 server on this machine, which can be stopped and started again. */
export type ObjectStore = Readonly<{
  settings: S3Settings
  stop: () => void
  start: () => Promise<void>
  discard: () => void
}>

const isRoot = process.getuid?.() === 0
const parts = ['account', 'container', 'object'] as const
type Part = (typeof parts)[number]
type Ports = Readonly<Record<Part | 'proxy', number>>

const isThere = (): boolean =>
  ['proxy', ...parts].every(part => existsSync(`/usr/bin/swift-${part}-server`)) &&
  existsSync('/usr/bin/swift-ring-builder')

function installOnDebian(): void {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return
  process.stderr.write('Installing OpenStack Swift for the tests ...\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['proxy', ...parts].map(part => `swift-${part}`)
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: 'ignore',
    env: environment,
  })
}

const keys = { accessKeyId: 'contoh:penguji', secretAccessKey: 'rahasia-contoh' }
const region = 'us-east-1'

/** The settings that every one of its processes has: one process each, everything within the folder. */
const shared = (folder: string, port: number): string =>
  `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${isRoot ? 'root' : (process.env['USER'] ?? 'nobody')}
swift_dir = ${folder}
devices = ${join(folder, 'devices')}
mount_check = false
disable_fallocate = true
fallocate_reserve = 0
`

const proxySettings = `
[pipeline:main]
pipeline = catch_errors remembering s3api tempauth proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:remembering]
paste.filter_factory = remembering:factory
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:s3api]
use = egg:swift#s3api
location = ${region}
auth_pipeline_check = false
[filter:tempauth]
use = egg:swift#tempauth
user_contoh_penguji = ${keys.secretAccessKey} .admin
`
/** In the place of a memcached: the proxy is one process, so its own memory does. */
const remembering = `
class Memory:
    def __init__(self):
        self.kept = {}
    def get(self, key, *words, **named):
        return self.kept.get(key)
    def set(self, key, value, *words, **named):
        self.kept[key] = value
    def delete(self, key, *words, **named):
        self.kept.pop(key, None)
    def incr(self, key, delta=1, *words, **named):
        self.kept[key] = self.kept.get(key, 0) + delta
        return self.kept[key]
def factory(settings, **local):
    memory = Memory()
    def remembering(app):
        def answer(environ, start):
            environ['swift.cache'] = memory
            return app(environ, start)
        return answer
    return remembering
`

const partSettings = (part: Part): string =>
  `[pipeline:main]\npipeline = ${part}-server\n[app:${part}-server]\nuse = egg:swift#${part}\n`

function writeSettings(folder: string, ports: Ports): void {
  mkdirSync(join(folder, 'devices/d1'), { recursive: true })
  writeFileSync(
    join(folder, 'swift.conf'),
    '[swift-hash]\nswift_hash_path_suffix = contoh\n[storage-policy:0]\nname = satu\ndefault = yes\n',
  )
  writeFileSync(join(folder, 'remembering.py'), remembering)
  writeFileSync(join(folder, 'proxy.conf'), shared(folder, ports.proxy) + proxySettings)
  for (const part of parts) {
    writeFileSync(join(folder, `${part}.conf`), shared(folder, ports[part]) + partSettings(part))
    const ring = (...words: readonly string[]) =>
      spawnSync('/usr/bin/swift-ring-builder', [join(folder, `${part}.builder`), ...words], {
        stdio: 'ignore',
      })
    ring('create', '4', '1', '0')
    ring('add', `r1z1-127.0.0.1:${ports[part]}/d1`, '1')
    ring('rebalance')
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/** Starts every part and waits until each answers. */
async function startParts(folder: string, ports: Ports): Promise<readonly ChildProcess[]> {
  const started = (['proxy', ...parts] as const).map(part =>
    spawn(`/usr/bin/swift-${part}-server`, [join(folder, `${part}.conf`)], {
      stdio: 'ignore',
      env: { ...process.env, PYTHONPATH: folder },
    }),
  )
  for (const port of Object.values(ports)) {
    for (let tries = 0; tries < 300 && !(await answers(port)); tries++) await pause(100)
    if (await answers(port)) continue
    for (const one of started) one.kill('SIGKILL')
    throw new Error('OpenStack Swift did not start')
  }
  return started
}

async function makeBucket({ endpoint, bucket }: S3Settings): Promise<void> {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 0 })
  const made = await client.fetch(`${endpoint}/${bucket}`, { method: 'PUT' })
  if (!made.ok) throw new Error(`the bucket was not made: ${made.status}`)
}

/** OpenStack Swift with its S3 interface, within a folder of its own; null where it cannot be had. */
export async function openObjectStore(): Promise<ObjectStore | null> {
  if (!isThere()) installOnDebian()
  if (!isThere()) return null
  const folder = mkdtempSync(join(tmpdir(), 'bintang-swift-'))
  const [proxy, account, container, object] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  const ports = { proxy, account, container, object }
  writeSettings(folder, ports)
  let running = await startParts(folder, ports)
  const settings = { endpoint: `http://127.0.0.1:${proxy}`, bucket: 'berkas-contoh', region, ...keys }
  await makeBucket(settings)
  const stop = (): void => {
    for (const one of running) one.kill('SIGKILL')
  }
  // A test run that is ended from outside leaves nothing running.
  process.once('exit', stop)
  return {
    settings,
    stop,
    start: async () => {
      running = await startParts(folder, ports)
    },
    discard: () => {
      stop()
      process.off('exit', stop)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
