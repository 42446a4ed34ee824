import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A line between a browser and a server that breaks when it is told to. */
export class ShakyLine {
  /** False refuses every connection, as a phone without a signal does. */
  isUp = true
  /** After so many bytes towards the server, every connection breaks; undefined: none does. */
  breaksAfter: number | undefined
  /** How many connections broke so. */
  breaks = 0
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #port: number

  private constructor(server: Server, port: number) {
    this.#server = server
    this.#port = port
    server.on('connection', socket => this.#join(socket))
  }

  static async to(port: number): Promise<ShakyLine> {
    const server = createServer()
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    return new ShakyLine(server, port)
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  /** Leads to another server from now on. */
  leadTo(port: number): void {
    this.#port = port
  }

  /** Breaks everything that is on its way. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(near: Socket): void {
    if (!this.isUp) return void near.destroy()
    const far = connect(this.#port, '127.0.0.1')
    let passed = 0
    for (const socket of [near, far]) {
      this.#sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        this.#sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    far.pipe(near)
    near.on('data', (bytes: Buffer) => {
      const left = (this.breaksAfter ?? Infinity) - passed
      passed += bytes.length
      far.write(left < bytes.length ? bytes.subarray(0, Math.max(0, left)) : bytes)
      if (left >= bytes.length) return
      this.breaks += 1
      // What was let through still arrives; then the line is dead.
      far.end()
      near.destroy()
    })
  }
}
