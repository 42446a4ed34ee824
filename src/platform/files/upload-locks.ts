import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server'

const WAIT_MILLISECONDS = 30_000

type Place = Readonly<{ askToEnd: RequestRelease; enter: () => void }>

/** Something else has an upload in its hands, and did not let go in time. */
export class UploadsBusy extends Error {}

/**
 * One request at a time for each upload; the others wait in their order. Who comes asks the one inside to end:
 * it may be the rest of a broken line that nobody will ever send more on.
 */
export class UploadLocks implements Locker {
  private readonly queues = new Map<string, Place[]>()
  private readonly waitMilliseconds: number

  constructor(waitMilliseconds = WAIT_MILLISECONDS) {
    this.waitMilliseconds = waitMilliseconds
  }

  newLock(id: string): Lock {
    let own: Place | null = null
    return {
      lock: async (signal, askToEnd) => {
        own = await this.enter(id, signal, askToEnd)
      },
      unlock: () => {
        if (own) this.leave(id, own)
        own = null
        return Promise.resolve()
      },
    }
  }

  /** Does some work while no request changes these uploads; throws `UploadsBusy` where one does not end in time. */
  async hold<Value>(ids: readonly string[], work: () => Promise<Value>): Promise<Value> {
    const places: [string, Place][] = []
    try {
      // In one order for everybody, so that two forms with the same uploads never wait for each other.
      for (const id of [...new Set(ids)].toSorted()) {
        const place = await this.enter(id, null, () => {}).catch(() => {
          throw new UploadsBusy('an upload is in other hands')
        })
        places.push([id, place])
      }
      return await work()
    } finally {
      for (const [id, place] of places) this.leave(id, place)
    }
  }

  private enter(id: string, signal: AbortSignal | null, askToEnd: RequestRelease): Promise<Place> {
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(id) ?? []
      this.queues.set(id, queue)
      const giveUp = (): void => {
        stopWaiting()
        this.leave(id, place)
        reject(ERRORS.ERR_LOCK_TIMEOUT as unknown as Error)
      }
      const timer = setTimeout(giveUp, this.waitMilliseconds)
      const stopWaiting = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', giveUp)
      }
      const enter = (): void => {
        stopWaiting()
        resolve(place)
      }
      const place: Place = { askToEnd, enter }
      signal?.addEventListener('abort', giveUp, { once: true })
      const inside = queue[0]
      queue.push(place)
      if (inside) void inside.askToEnd()
      else enter()
    })
  }

  private leave(id: string, place: Place): void {
    const queue = this.queues.get(id)
    const at = queue?.indexOf(place) ?? -1
    if (!queue || at < 0) return
    queue.splice(at, 1)
    if (queue.length === 0) this.queues.delete(id)
    else if (at === 0) queue[0]?.enter()
  }
}
