import { existsSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ExitCode, Output } from './command.ts'

/** The embedded database has one owner; while the server is it, commands reach the server through this socket. */
const socketPath = (dataDir: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\bintang-${dataDir.replaceAll(/\W/g, '-')}`
    : join(dataDir, 'bintang.sock')

type Reply = { line: string } | { complain: string } | { exit: ExitCode }

/** Sends a command to the running server; null when no server runs. */
export function sendToServer(
  dataDir: string,
  parameters: readonly string[],
  output: Output,
): Promise<ExitCode | null> {
  return new Promise(resolve => {
    const socket = connect(socketPath(dataDir))
    socket.once('error', () => resolve(null))
    socket.once('connect', () => {
      socket.write(`${JSON.stringify(parameters)}\n`)
      let code: ExitCode = 2
      const lines = createInterface({ input: socket })
      lines.on('line', text => {
        const reply = JSON.parse(text) as Reply
        if ('line' in reply) output.line(reply.line)
        else if ('complain' in reply) output.complain(reply.complain)
        else code = reply.exit
      })
      lines.on('close', () => resolve(code))
      // The server ended meanwhile.
      lines.on('error', () => resolve(code))
    })
  })
}

export type Runner = (parameters: readonly string[], output: Output) => Promise<ExitCode>

/** Takes commands while the server runs. The socket lies in the data folder: who may open that may command. */
export function listenForCommands(dataDir: string, run: Runner): Server {
  const path = socketPath(dataDir)
  if (process.platform !== 'win32' && existsSync(path)) rmSync(path)
  const server = createServer(socket => {
    const lines = createInterface({ input: socket })
    lines.once('line', text => void answer(socket, text, run))
    // Whoever asked is gone: a pipe that was closed, a command that was ended. The server stays.
    lines.on('error', () => {})
    socket.on('error', () => socket.destroy())
  })
  server.on('error', () => {})
  server.listen(path)
  return server
}

async function answer(socket: Socket, text: string, run: Runner): Promise<void> {
  const send = (reply: Reply): void => void socket.write(`${JSON.stringify(reply)}\n`)
  try {
    const exit = await run(JSON.parse(text) as string[], {
      line: line => send({ line }),
      complain: complaint => send({ complain: complaint }),
    })
    send({ exit })
  } catch (error) {
    send({ complain: error instanceof Error ? error.message : 'unknown error' })
    send({ exit: 2 })
  }
  socket.end()
}
